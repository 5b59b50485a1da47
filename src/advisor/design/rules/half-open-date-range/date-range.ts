import { firstOfMonth } from './first-of-month.ts';

/** A range of days, the end exclusive, as `YYYY-MM-DD`. */
export interface DateRange {
  readonly from: string | null;
  readonly until: string | null;
}

export type Comparison = 'eq' | 'lt' | 'lte' | 'gt' | 'gte';

export type DateUnit = 'year' | 'quarter' | 'month' | 'week' | 'day';

/** The days of `unit` that compare so with the one that begins on `start`; `null` when no unit begins there. */
export function dateRange(unit: DateUnit, start: string, comparison: Comparison): DateRange | null {
  const next = nextStart(unit, start);
  if (next === null) return null;
  if (comparison === 'eq') return { from: start, until: next };
  if (comparison === 'lt') return { from: null, until: start };
  if (comparison === 'lte') return { from: null, until: next };
  return { from: comparison === 'gt' ? next : start, until: null };
}

function nextStart(unit: DateUnit, start: string): string | null {
  const [year = 0, month = 0, day = 0] = start.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== start) return null;
  if (unit === 'week' && date.getUTCDay() !== 1) return null;
  if (unit === 'day') return plusDays(date, 1);
  if (unit === 'week') return plusDays(date, 7);
  if (day !== 1) return null;
  if (unit === 'month') return firstOfMonth(year, month + 1);
  if (unit === 'quarter') return month % 3 === 1 ? firstOfMonth(year, month + 3) : null;
  return month === 1 ? firstOfMonth(year + 1) : null;
}

function plusDays(date: Date, days: number): string {
  return new Date(date.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
