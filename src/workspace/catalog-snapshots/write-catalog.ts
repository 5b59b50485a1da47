import type { Dependencies } from '../../dependencies.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { Catalog, CatalogTable } from '../../ports/catalog.ts';
import type { Json } from '../../ports/json.ts';
import type { StateStore } from '../../ports/state-store.ts';
import { stateKeys } from '../state-keys.ts';
import type { CatalogIndex } from './catalog-index.ts';
import type { CachedCatalog, CachedPart, CatalogCache } from './create-catalog-cache.ts';
import { cutTables } from './cut-tables.ts';
import { dropSpare } from './drop-spare.ts';
import { isPast } from './is-past.ts';

/** Parts written at a time. */
const pageSize = 8;

/**
 * Stores the parts that no snapshot in use has yet, then the index. The new parts' keys stand in the index before they are
 * written, so that nothing is lost sight of when this process dies in between.
 */
export async function writeCatalog(
  { stateStore, now, createId }: Pick<Dependencies, 'stateStore' | 'now' | 'createId'>,
  subject: {
    readonly tenantId: string;
    readonly checksum: string;
    readonly catalog: Catalog;
    readonly cache: CatalogCache;
  },
  options?: CallOptions,
): Promise<CachedCatalog> {
  const { tenantId, checksum, catalog, cache } = subject;
  const prefix = stateKeys.catalogs(tenantId);
  const key = `${prefix}${checksum}`;
  const stored = await storedParts(stateStore, cache.withPrefix(prefix), options);
  const partPrefix = `${stateKeys.catalogParts(tenantId)}${createId()}/`;
  const runs = [...cutTables(catalog.tables)];
  const parts = runs.map((tables, number): CachedPart => {
    const known = tables[0] && stored.get(tables[0]);
    return known && isSame(known.tables, tables) ? known : { key: `${partPrefix}${number}`, tables };
  });
  const fresh = parts.filter((part) => part.key.startsWith(partPrefix));
  const { tables: _tables, ...head } = catalog;
  const written = { catalog, parts };
  const keys = parts.map((part) => part.key);

  const before = await tidied(key);
  if (before?.head && !before.retired && isSame(before.parts, keys)) return written;
  await setIndex({
    head: before?.head ?? null,
    parts: before?.parts ?? [],
    spare: [...(before?.spare ?? []), ...fresh.map((part) => part.key)],
  });
  for (let start = 0; start < fresh.length; start += pageSize) {
    const page = fresh.slice(start, start + pageSize);
    await Promise.all(page.map((part) => stateStore.set(part.key, part.tables as unknown as Json, options)));
  }
  const used = new Set(keys);
  const spare = [...(before?.spare ?? []), ...(before?.parts ?? [])].filter((other) => !used.has(other));
  await setIndex({ head, parts: keys, spare });
  return written;

  /** Snapshots are pruned when another has been ingested: one that is written time and again sees to its spare parts itself. */
  async function tidied(key: string): Promise<CatalogIndex | null> {
    const index = (await stateStore.get(key, options)) as CatalogIndex | null;
    if (!index?.head || index.spare.length === 0 || index.retired || !isPast(index, now())) return index;
    const all = await stateStore.list(prefix, options);
    const used = new Set(all.flatMap(({ value }) => (value as CatalogIndex).parts));
    return dropSpare(stateStore, { key, index, used }, options);
  }

  async function setIndex(index: Pick<CatalogIndex, 'head' | 'parts' | 'spare'>): Promise<void> {
    await stateStore.set(key, { ...index, retired: false, changedAt: now() }, options);
  }
}

/** The parts of snapshots in memory that are still stored for good, by their first table. */
async function storedParts(
  stateStore: StateStore,
  known: readonly (readonly [key: string, value: CachedCatalog])[],
  options?: CallOptions,
): Promise<ReadonlyMap<CatalogTable, CachedPart>> {
  const stored = new Map<CatalogTable, CachedPart>();
  for (const [key, { parts }] of known) {
    const index = (await stateStore.get(key, options)) as CatalogIndex | null;
    if (!index?.head || index.retired) continue;
    const keys = new Set(index.parts);
    for (const part of parts) if (keys.has(part.key) && part.tables[0]) stored.set(part.tables[0], part);
  }
  return stored;
}

function isSame<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
