import type { CatalogIndex } from './index-catalog.ts';

/** The leaders that score at least `least`, best first; among equals the catalog's order holds. */
export function rankTables(index: CatalogIndex, scores: Float64Array, least: number): number[] {
  const found: number[] = [];
  for (const table of index.leaders) if ((scores[table] ?? 0) >= least) found.push(table);
  return found.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
}
