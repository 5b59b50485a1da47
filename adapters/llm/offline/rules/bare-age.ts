import { nearestTable } from '../parse/nearest-table.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import { ageColumn } from './age-column.ts';
import type { Operand } from './left-operand.ts';

/** "people under 40": a number that is compared with nothing else is an age, where ages are kept. */
export function bareAge(state: ParseState, scope: Scope, index: number, right: number): Operand | null {
  const next = state.items[right + 1]?.kind;
  const literal = state.items[right];
  if (literal?.kind !== 'number' || Number(literal.text) > 120 || next === 'word' || next === 'schema')
    return null;
  const column = ageColumn([nearestTable(state, index), scope.subject]);
  return column === null ? null : { column, reversed: false, aggregate: null, taken: [] };
}
