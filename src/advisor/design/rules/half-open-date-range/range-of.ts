import type { ComparedPart } from './compared-part.ts';
import { type DateRange, type DateUnit, dateRange } from './date-range.ts';
import { firstOfMonth } from './first-of-month.ts';
import { isYear } from './is-year.ts';

/** The days for which a condition holds; `null` where they are no range. */
export function rangeOf({ part, comparison, value, upTo }: ComparedPart): DateRange | null {
  if (part === 'year') {
    if (!isYear(value) || (upTo !== null && !isYear(upTo))) return null;
    if (upTo !== null)
      return joined(
        dateRange('year', firstOfMonth(Number(value)), 'gte'),
        dateRange('year', firstOfMonth(Number(upTo)), 'lte'),
      );
    return dateRange('year', firstOfMonth(Number(value)), comparison);
  }
  const unit = /^trunc (year|quarter|month|week|day)$/.exec(part)?.[1] as DateUnit | undefined;
  const [start, end] = [dayOf(value), upTo === null ? null : dayOf(upTo)];
  if (!unit || start === null) return null;
  if (upTo === null) return dateRange(unit, start, comparison);
  return end === null ? null : joined(dateRange(unit, start, 'gte'), dateRange(unit, end, 'lte'));
}

function joined(low: DateRange | null, high: DateRange | null): DateRange | null {
  return low && high ? { from: low.from, until: high.until } : null;
}

/** The day of a literal that is midnight. */
function dayOf(value: string): string | null {
  return /^(\d{4}-\d\d-\d\d)(?:[ T]00:00(?::00(?:\.0+)?)?)?$/.exec(value)?.[1] ?? null;
}
