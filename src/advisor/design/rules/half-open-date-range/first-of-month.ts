/** The first day of a year's month. */
export function firstOfMonth(year: number, month = 1): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}
