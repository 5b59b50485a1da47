/** Days from `from` on, before `to`, as `YYYY-MM-DD`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** A calendar unit before (−1), at (0) or after (1) the day; weeks start on Monday (ISO 8601). */
export function calendarPeriod(today: string, unit: PeriodUnit, offset: number): Period {
  const start = startOf(today, unit);
  return { from: shift(start, unit, offset), to: shift(start, unit, offset + 1) };
}

/** So many units up to and with the day. */
export function rollingPeriod(today: string, unit: PeriodUnit, count: number): Period {
  return { from: shift(today, unit, -count), to: shift(today, 'day', 1) };
}

function startOf(day: string, unit: PeriodUnit): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      return shift(day, 'day', -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
    case 'month':
      return iso(year, month, 1);
    case 'quarter':
      return iso(year, month - ((month - 1) % 3), 1);
    case 'year':
      return iso(year, 1, 1);
  }
}

/** The last day of a month stands for days that the month does not have. */
function shift(day: string, unit: PeriodUnit, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  if (unit === 'day' || unit === 'week') return iso(year, month, date + count * (unit === 'week' ? 7 : 1));
  const months = { month: 1, quarter: 3, year: 12 }[unit] * count;
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return iso(year, month + months, Math.min(date, lastDay));
}

function iso(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
}
