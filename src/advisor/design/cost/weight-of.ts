import type { Analysis } from '../../analysis/analysis.ts';

/** Seconds that these queries cost over the whole log. */
export function weightOf({ queries }: Analysis, queryIds: readonly string[]): number {
  const wanted = new Set(queryIds);
  return queries.reduce((sum, { id, weightSeconds }) => (wanted.has(id) ? sum + weightSeconds : sum), 0);
}
