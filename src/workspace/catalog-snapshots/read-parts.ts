import type { CallOptions } from '../../ports/call-options.ts';
import type { CatalogTable } from '../../ports/catalog.ts';
import type { StateStore } from '../../ports/state-store.ts';
import type { CachedPart } from './create-catalog-cache.ts';

/** Parts asked for at a time. */
const pageSize = 16;

/** The parts by their keys; `null` when one is not there. */
export async function readParts(
  stateStore: StateStore,
  keys: readonly string[],
  options?: CallOptions,
): Promise<readonly CachedPart[] | null> {
  const parts: CachedPart[] = [];
  for (let start = 0; start < keys.length; start += pageSize) {
    const page = keys.slice(start, start + pageSize);
    const values = await Promise.all(page.map((key) => stateStore.get(key, options)));
    for (const [index, key] of page.entries()) {
      const tables = values[index] as readonly CatalogTable[] | null | undefined;
      if (!tables) return null;
      parts.push({ key, tables });
    }
  }
  return parts;
}
