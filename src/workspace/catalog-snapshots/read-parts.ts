import type { CallOptions } from '../../ports/call-options.ts';
import type { CatalogTable } from '../../ports/catalog.ts';
import type { StateStore } from '../../ports/state-store.ts';
import type { CachedPart } from './create-catalog-cache.ts';

/** Parts asked for at a time. */
const pageSize = 16;

/** The parts by their keys, asking only for those that are not known; `null` when one is not there. */
export async function readParts(
  stateStore: StateStore,
  { keys, known }: { readonly keys: readonly string[]; readonly known: readonly CachedPart[] },
  options?: CallOptions,
): Promise<readonly CachedPart[] | null> {
  const found = new Map(known.map((part) => [part.key, part]));
  const missing = keys.filter((key) => !found.has(key));
  for (let start = 0; start < missing.length; start += pageSize) {
    const page = missing.slice(start, start + pageSize);
    const values = await Promise.all(page.map((key) => stateStore.get(key, options)));
    for (const [index, key] of page.entries()) {
      const tables = values[index] as readonly CatalogTable[] | null | undefined;
      if (!tables) return null;
      found.set(key, { key, tables });
    }
  }
  return keys.flatMap((key) => found.get(key) ?? []);
}
