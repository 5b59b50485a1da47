import type { QuestionToken } from './question-token.ts';
import { calendarPeriod, type Period, type PeriodUnit, rollingPeriod } from './relative-period.ts';

/** How a period stands in a question once it has been read: `2026-10-01/2026-11-01`. */
export const PERIOD: RegExp = /^(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d)$/;

const UNITS: ReadonlySet<string> = new Set(['day', 'week', 'month', 'quarter', 'year']);
const BEFORE: ReadonlySet<string> = new Set([
  'in',
  'during',
  'within',
  'over',
  'for',
  'of',
  'from',
  'since',
  'before',
  'after',
  'until',
]);
const AFTER: ReadonlySet<string> = new Set(
  'by per for in at from and or but who which that with to on were was have has had did does do is are'.split(
    ' ',
  ),
);
const OFFSETS: Readonly<Record<string, number>> = { last: -1, previous: -1, this: 0, current: 0, next: 1 };

/**
 * "last month", "in the last 30 days", "this year", "yesterday": each as one literal with its first day and the day after its last one,
 * counted from `today` (`YYYY-MM-DD`).
 */
export function replacePeriods(tokens: readonly QuestionToken[], today: string): readonly QuestionToken[] {
  const replaced: QuestionToken[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token === undefined) break;
    const found = periodAt(tokens, at, today);
    if (found === null) replaced.push(token);
    else {
      const text = `${found.period.from}/${found.period.to}`;
      replaced.push({
        ...token,
        kind: 'quoted',
        text,
        lower: text,
        stem: text,
        capitalised: false,
        possessive: false,
      });
    }
    at += found?.length ?? 1;
  }
  return replaced;
}

function periodAt(
  tokens: readonly QuestionToken[],
  at: number,
  today: string,
): { readonly period: Period; readonly length: number } | null {
  const word = (place: number): string =>
    tokens[place]?.kind === 'word' ? (tokens[place]?.lower ?? '') : '';
  if (word(at) === 'today') return { period: calendarPeriod(today, 'day', 0), length: 1 };
  if (word(at) === 'yesterday') return { period: calendarPeriod(today, 'day', -1), length: 1 };
  const start = word(at) === 'the' ? at + 1 : at;
  if (start > at && !BEFORE.has(word(at - 1))) return null;
  const direction = word(start);
  const number = tokens[start + 1];
  const rolling = /^(?:last|past|previous|preceding)$/.test(direction);
  if (rolling && number?.kind === 'number') {
    const unit = unitOf(word(start + 2));
    const count = Number(number.text);
    if (unit === null || !Number.isInteger(count) || count < 1 || count > 10_000) return null;
    return ends(tokens, start + 3)
      ? { period: rollingPeriod(today, unit, count), length: start + 3 - at }
      : null;
  }
  const unit = unitOf(word(start + 1));
  if (unit === null || !ends(tokens, start + 2) || tokens[start + 1]?.possessive) return null;
  const length = start + 2 - at;
  if (direction === 'past') return { period: rollingPeriod(today, unit, 1), length };
  const offset = OFFSETS[direction];
  return offset === undefined ? null : { period: calendarPeriod(today, unit, offset), length };
}

function unitOf(word: string): PeriodUnit | null {
  const singular = word.replace(/s$/, '');
  return UNITS.has(singular) ? (singular as PeriodUnit) : null;
}

/** Nothing that the phrase would belong to follows: "the last year of the contract" is no period. */
function ends(tokens: readonly QuestionToken[], at: number): boolean {
  const next = tokens[at];
  return next === undefined || next.kind === 'punctuation' || AFTER.has(next.lower);
}
