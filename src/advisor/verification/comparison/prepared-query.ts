import type { RunResult } from '../../../ports/database.ts';
import type { Dialect } from '../../../ports/dialect.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import type { Laboratory } from '../laboratory/laboratory.ts';
import { compareResults } from './compare-results.ts';
import { resultOrder } from './result-order.ts';
import { withoutLimit } from './without-limit.ts';

/** A query as the sandbox runs it: whole, and cut off where the query says so. */
export interface PreparedQuery {
  readonly whole: string;
  readonly cut: string | null;
  readonly order: readonly number[];
}

export interface QueryResults {
  readonly whole: RunResult | null;
  readonly cut: RunResult | null;
}

/** @returns the reason in words when it cannot be put into the sandbox's SQL */
export function prepareQuery(
  laboratory: Laboratory,
  tree: SqlNode,
  dialect: Dialect,
): PreparedQuery | string {
  const all = withoutLimit(tree);
  const whole = laboratory.prepare(all ?? tree);
  const cut = all === null ? null : laboratory.prepare(tree);
  if (!whole.ok) return whole.fault.message;
  if (cut && !cut.ok) return cut.fault.message;
  return { whole: whole.sql, cut: cut?.sql ?? null, order: resultOrder(tree, dialect) };
}

/** How the results of two queries differ, in words; `null` when they do not. */
export function compareQueries(
  expected: QueryResults,
  actual: QueryResults,
  order: readonly number[],
): string | null {
  if (expected.cut && actual.cut) {
    const whole =
      expected.whole && actual.whole && compareResults(expected.whole, actual.whole, { order, cut: false });
    return whole ?? compareResults(expected.cut, actual.cut, { order, cut: true });
  }
  const before = expected.cut ?? expected.whole;
  const after = actual.cut ?? actual.whole;
  if (!before || !after) return null;
  return compareResults(before, after, { order, cut: expected.cut !== null || actual.cut !== null });
}
