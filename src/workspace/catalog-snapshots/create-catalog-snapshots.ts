import type { Dependencies } from '../../dependencies.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { Catalog } from '../../ports/catalog.ts';
import { stateKeys } from '../state-keys.ts';
import type { CatalogIndex } from './catalog-index.ts';
import type { CatalogSnapshots } from './catalog-snapshots.ts';
import { createCatalogCache } from './create-catalog-cache.ts';
import { pruneCatalogs } from './prune-catalogs.ts';
import { readParts } from './read-parts.ts';
import { writeCatalog } from './write-catalog.ts';

/** Columns of all catalogs kept parsed in memory: about 100 MB. */
const maxCachedColumns = 300_000;

/**
 * Catalogs, stored in parts of some tables each. A catalog that shares tables with one in memory, the very same objects, shares
 * their parts as well: what is written is what has changed.
 */
export function createCatalogSnapshots(
  dependencies: Pick<Dependencies, 'stateStore' | 'now' | 'createId'>,
): CatalogSnapshots {
  const { stateStore } = dependencies;
  const cache = createCatalogCache(maxCachedColumns);

  async function read(tenantId: string, checksum: string, options?: CallOptions): Promise<Catalog | null> {
    const key = `${stateKeys.catalogs(tenantId)}${checksum}`;
    const known = cache.get(key);
    if (known) return known.catalog;
    const index = (await stateStore.get(key, options)) as CatalogIndex | null;
    if (!index?.head) return null;
    const others = cache.withPrefix(stateKeys.catalogs(tenantId)).flatMap(([, { parts }]) => parts);
    const parts = await readParts(stateStore, { keys: index.parts, known: others }, options);
    if (!parts) return null;
    const catalog = { ...index.head, tables: parts.flatMap(({ tables }) => tables) };
    cache.set(key, { catalog, parts });
    return catalog;
  }

  return {
    read,
    write: async (tenantId, checksum, catalog, options) => {
      const written = await writeCatalog(dependencies, { tenantId, checksum, catalog, cache }, options);
      cache.set(`${stateKeys.catalogs(tenantId)}${checksum}`, written);
    },
    prune: async (tenantId, keep, options) => {
      const retired = await pruneCatalogs(dependencies, { tenantId, keep }, options);
      for (const checksum of retired) cache.delete(`${stateKeys.catalogs(tenantId)}${checksum}`);
      return retired;
    },
    clear: async (tenantId, options) => {
      for (const prefix of [stateKeys.catalogs(tenantId), stateKeys.catalogParts(tenantId)]) {
        for (const { key } of await stateStore.list(prefix, options)) {
          cache.delete(key);
          await stateStore.delete(key, options);
        }
      }
    },
  };
}
