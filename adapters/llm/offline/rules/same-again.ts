import type { ParseState, Scope } from '../parse/parse-state.ts';
import type { Operand } from './left-operand.ts';

/** "above age 40 and … below 30": a second bound without a name of its own is on what the first was on. */
export function sameAgain(state: ParseState, scope: Scope, index: number, right: number): Operand | null {
  const last = scope.conditions.at(-1);
  if (last?.condition.kind !== 'compare' || state.items[right]?.kind !== 'number') return null;
  const { left, right: bound, op } = last.condition;
  if (left.kind !== 'column' || bound.kind !== 'literal' || typeof bound.value !== 'number' || op === '=')
    return null;
  const joined = state.items
    .slice(last.at, index)
    .some(({ tag }) => tag?.kind === 'and' || tag?.kind === 'or');
  const next = state.items[right + 1]?.kind;
  if (!joined || next === 'schema' || next === 'word') return null;
  return { column: left.column, reversed: false, aggregate: null, taken: [] };
}
