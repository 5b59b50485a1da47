import type { TableFilter } from './table-filters.ts';

/** Seconds behind these conditions, each query counted once. */
export function filteredSeconds(filters: readonly TableFilter[]): number {
  const byQuery = new Map(filters.map(({ queryId, weightSeconds }) => [queryId, weightSeconds]));
  return [...byQuery.values()].reduce((sum, seconds) => sum + seconds, 0);
}
