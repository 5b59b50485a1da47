import type { DataValue } from './fit-value.ts';

const mostDates = 72;

/** Dates in the years, months and days that numbers and texts may stand for when a date is taken apart: `year(d) = 2023`, `'2023-06'`. */
export function dateCandidates(literals: readonly DataValue[]): readonly string[] {
  const numbers = literals.map(Number).filter(Number.isInteger);
  const texts = literals.filter((value) => typeof value === 'string');
  const yearsOf = [...numbers, ...texts.map((text) => Number(text.slice(0, 4)))];
  const monthsOf = [...numbers, ...texts.map((text) => Number(/^\d{4}-(\d\d)$/.exec(text)?.[1] ?? text))];
  const years = yearsOf.filter((year) => year >= 1900 && year <= 2100);
  const months = monthsOf.filter((month) => month >= 1 && month <= 12);
  const days = numbers.filter((day) => day >= 1 && day <= 28);
  if (years.length + months.length + days.length === 0) return [];
  const dates: string[] = [];
  const somes = (found: readonly number[], others: readonly number[]): readonly number[] => [
    ...new Set([...found, ...others]),
  ];
  const [year = 2023] = years;
  for (const day of somes(days, [15, 1, 28])) {
    for (const month of somes(months, [1, 6, 12])) {
      for (const someYear of somes(years, [year + 1, year - 1])) {
        dates.push(`${someYear}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
      }
    }
  }
  return [...dates.slice(0, mostDates), `${year}-12-31`, `${year + 1}-01-01`, `${year - 1}-12-31`];
}
