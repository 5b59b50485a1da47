import type { Condition } from '../ir/query.ts';
import type { ComparisonOperator } from '../lexicon/function-tag.ts';
import { literalFor } from '../parse/literal-for.ts';
import { nearestTable } from '../parse/nearest-table.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import { take } from '../parse/take.ts';
import { ageColumn } from './age-column.ts';

/** "18 years old", "aged 36 or 52", "over 20 years old", "30 years old or younger": a number said of an age. */
export function readAges(state: ParseState, scope: Scope): void {
  for (let index = scope.from; index < scope.to; index += 1) {
    const item = state.items[index];
    if (item?.kind !== 'number' || state.used[index] === true) continue;
    const years = yearsAfter(state, index);
    const aged = agedBefore(state, index);
    if (years.length === 0 && aged.length === 0) continue;
    const column = ageColumn([nearestTable(state, index), scope.subject, ...state.focus]);
    if (column === null) continue;
    const { op, at } = operatorAround(state, index, years.at(-1) ?? index);
    const numbers = [index, ...alternatives(state, index)];
    take(state, ...numbers, ...years, ...aged, ...at);
    const conditions = numbers.map(
      (number): Condition => literalFor(column, op, state.items[number]?.text ?? '', false),
    );
    const [only] = conditions;
    if (only === undefined) continue;
    scope.conditions.push({
      at: index,
      condition: conditions.length === 1 ? only : { kind: 'or', conditions },
    });
  }
}

/** The positions of "years old" or "years of age" after a number. */
function yearsAfter(state: ParseState, index: number): readonly number[] {
  if (!/^years?$/.test(state.items[index + 1]?.lower ?? '')) return [];
  const next = state.items[index + 2]?.lower ?? '';
  if (['old', 'young', 'older', 'younger'].includes(next)) return [index + 1, index + 2];
  return next === 'of' && state.items[index + 3]?.lower === 'age' ? [index + 1, index + 3] : [];
}

function agedBefore(state: ParseState, index: number): readonly number[] {
  for (let at = index - 1; at >= index - 3; at -= 1) {
    const item = state.items[at];
    if (item?.lower === 'aged') return [at];
    if (item?.tag?.kind !== 'or' && item?.tag?.kind !== 'compare' && item?.tag?.kind !== 'both') return [];
  }
  return [];
}

/** The comparison said before the number or after the years; equality when there is none. */
function operatorAround(
  state: ParseState,
  index: number,
  end: number,
): { readonly op: ComparisonOperator; readonly at: readonly number[] } {
  const before = state.items[index - 1]?.tag;
  if (before?.kind === 'compare') return { op: before.op, at: [index - 1] };
  if (before?.kind === 'comparative') return { op: before.op, at: [index - 1] };
  const after = state.items[end + 1]?.tag;
  return after?.kind === 'orMore' ? { op: after.op, at: [end + 1] } : { op: '=', at: [] };
}

/** "36 *or 52*". */
function alternatives(state: ParseState, index: number): readonly number[] {
  const joined = state.items[index + 1]?.tag?.kind === 'or' && state.items[index + 2]?.kind === 'number';
  return joined ? [index + 2] : [];
}
