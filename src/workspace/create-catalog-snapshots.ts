import type { Catalog } from '../ports/catalog.ts';
import type { Json } from '../ports/json.ts';
import type { StateStore } from '../ports/state-store.ts';
import type { CatalogSnapshots } from './catalog-snapshots.ts';
import { stateKeys } from './state-keys.ts';

/** Parsed catalogs kept in memory, the most recently used ones. */
const maxCached = 50;

export function createCatalogSnapshots(stateStore: StateStore): CatalogSnapshots {
  const cache = new Map<string, Catalog>();

  function remember(key: string, catalog: Catalog): void {
    cache.delete(key);
    cache.set(key, catalog);
    const [oldest] = cache.keys();
    if (cache.size > maxCached && oldest !== undefined) cache.delete(oldest);
  }

  return {
    read: async (tenantId, checksum, options) => {
      const key = stateKeys.catalog(tenantId, checksum);
      const catalog = cache.get(key) ?? ((await stateStore.get(key, options)) as Catalog | null);
      if (catalog) remember(key, catalog);
      return catalog;
    },
    write: async (tenantId, checksum, catalog, options) => {
      const key = stateKeys.catalog(tenantId, checksum);
      await stateStore.set(key, catalog as unknown as Json, options);
      remember(key, catalog);
    },
    prune: async (tenantId, keep, options) => {
      const prefix = stateKeys.catalogs(tenantId);
      const records = await stateStore.list(prefix, options);
      const kept = await keep();
      for (const { key } of records) {
        if (kept.includes(key.slice(prefix.length))) continue;
        cache.delete(key);
        await stateStore.delete(key, options);
      }
    },
  };
}
