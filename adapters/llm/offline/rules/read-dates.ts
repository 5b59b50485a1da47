import type { Condition, Expression } from '../ir/query.ts';
import { MONTHS } from '../lexicon/months.ts';
import type { Item } from '../link/item.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import { take } from '../parse/take.ts';
import { leftOperand } from './left-operand.ts';

/** "in March 2026", "in May", "on 3 March 2026", "March 3, 2026": the parts of a date that are said. */
export function readDates(state: ParseState, scope: Scope): void {
  for (let index = scope.from; index < scope.to; index += 1) {
    const item = state.items[index];
    const month = MONTHS.get(item?.lower ?? '');
    if (
      item === undefined ||
      month === undefined ||
      state.used[index] === true ||
      !/^\p{Lu}/u.test(item.text)
    )
      continue;
    const before = state.items[index - 1];
    const comparing = before?.tag?.kind === 'compare' || before?.tag?.kind === 'between';
    if (comparing || item.values.length > 0) continue;
    const parts = partsAround(state, index);
    const literal = state.items[parts.yearAt] ?? yearLike(item);
    const left = leftOperand(
      state,
      scope,
      Math.min(index, parts.dayAt < 0 ? index : parts.dayAt),
      yearLike(literal),
    );
    if (left === null || left.column.kind === 'number') continue;
    const argument: Expression = { kind: 'column', column: left.column };
    const equals = (part: 'year' | 'month' | 'day', value: number): Condition => ({
      kind: 'compare',
      left: { kind: 'datePart', part, argument },
      op: '=',
      right: { kind: 'literal', value },
      fold: false,
    });
    take(state, index, parts.yearAt, parts.dayAt, ...left.taken);
    if (parts.year !== null) scope.conditions.push({ at: index, condition: equals('year', parts.year) });
    scope.conditions.push({ at: index, condition: equals('month', month) });
    if (parts.day !== null) scope.conditions.push({ at: index, condition: equals('day', parts.day) });
  }
}

interface Parts {
  readonly year: number | null;
  readonly yearAt: number;
  readonly day: number | null;
  readonly dayAt: number;
}

/** The numbers beside a month: a day before or after it, then a year. */
function partsAround(state: ParseState, index: number): Parts {
  const number = (at: number): number | null =>
    state.items[at]?.kind === 'number' ? Number(state.items[at]?.text) : null;
  const isDay = (value: number | null): boolean => value !== null && value >= 1 && value <= 31;
  const after = number(index + 1);
  const dayAt = isDay(number(index - 1)) ? index - 1 : isDay(after) ? index + 1 : -1;
  let yearAt = dayAt === index + 1 ? index + 2 : index + 1;
  if (state.items[yearAt]?.text === ',') yearAt += 1;
  const year = number(yearAt);
  const isYear = year !== null && year >= 1500 && year < 2100;
  return {
    year: isYear ? year : null,
    yearAt: isYear ? yearAt : -1,
    day: dayAt < 0 ? null : number(dayAt),
    dayAt,
  };
}

/** Makes the search for a column look for one that holds dates. */
function yearLike(item: Item): Item {
  return { ...item, kind: 'number', text: '2000' };
}
