import type { Analysis } from '../analysis/analysis.ts';
import { scannedBytes } from './cost/scanned-bytes.ts';
import { weightOf } from './cost/weight-of.ts';
import type { Design, DesignQuery } from './design.ts';
import { readDesign } from './read-design.ts';
import type { RuleDependencies } from './rule.ts';

/** Rewritten queries, between the design they were rewritten in and the one they read now. */
export interface Rewriting {
  readonly before: Design;
  readonly after: Design;
  readonly queries: readonly DesignQuery[];
  /** Of a query's seconds, what is taken to be saved where the bytes show less, 0 to 1. @defaultValue 0 */
  readonly leastShare?: number | undefined;
}

/** Seconds of the log that the queries are reckoned to save, by the bytes that they read. */
export function savedSeconds(
  dependencies: RuleDependencies,
  analysis: Analysis,
  { before, after, queries, leastShare = 0 }: Rewriting,
): number {
  return queries.reduce((sum, { queryId, sql }) => {
    const original = before.queries.find((query) => query.queryId === queryId)?.sql ?? '';
    const share = savedShare(
      dependencies,
      analysis,
      { design: before, sql: original },
      { design: after, sql },
    );
    return sum + weightOf(analysis, [queryId]) * Math.max(leastShare, share);
  }, 0);
}

/** Of what a query reads in one design, the share that it no longer reads in another, 0 to 0.95. */
function savedShare(
  dependencies: RuleDependencies,
  analysis: Analysis,
  before: { readonly design: Design; readonly sql: string },
  after: { readonly design: Design; readonly sql: string },
): number {
  const bytes = ({ design, sql }: { readonly design: Design; readonly sql: string }) => {
    const read = readDesign(dependencies, design);
    const binding = read.bind(sql);
    return binding ? scannedBytes(analysis, read, binding) : null;
  };
  const [from, to] = [bytes(before), bytes(after)];
  if (from === null || to === null || from === 0) return 0;
  return Math.min(0.95, Math.max(0, 1 - to / from));
}
