import type { SearchOptions, VectorStore } from '../../ports/vector-store.ts';

/** The ids that a search finds, best first; up to 100 unless `options` say otherwise. */
export async function foundIds(
  store: VectorStore,
  tenantId: string,
  vector: readonly number[],
  options: Partial<SearchOptions> = {},
): Promise<readonly string[]> {
  const found = await store.search(tenantId, Float32Array.from(vector), { limit: 100, ...options });
  return found.map(({ id }) => id);
}
