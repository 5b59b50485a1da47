import type { Item } from '../link/item.ts';
import type { Parse } from './parse-question.ts';

/** What each join takes off: one is usual, three are seldom what was meant. */
const JOIN_COST: readonly number[] = [0, 0.03, 0.08, 0.25];
/** Items up to which a question is short. */
const SHORT = 10;

/**
 * How far to trust a reading, at most 1. The weights were set by how often readings with each doubt gave the right
 * rows over some sixty public schemas filled with generated rows.
 */
export function confidenceOf(parse: Pick<Parse, 'doubts'>, items: readonly Item[], sql: string): number {
  const doubted = parse.doubts.reduce((sum, doubt) => sum + doubt.weight, 0);
  const joins = sql.split(' JOIN ').length - 1;
  const joined = JOIN_COST[Math.min(joins, JOIN_COST.length - 1)] ?? 0;
  const repeated = sql.includes('DISTINCT t') ? 0.06 : 0;
  const long = 0.01 * Math.max(0, items.length - SHORT);
  return 1 - doubted - joined - repeated - long;
}
