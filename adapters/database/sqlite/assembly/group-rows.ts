/** Rows by the place they begin with, each list in the order of the rows. */
export function groupRows<Row extends readonly [place: number, ...unknown[]]>(
  rows: readonly Row[],
  count: number,
): readonly (readonly Row[])[] {
  const groups: Row[][] = Array.from({ length: count }, () => []);
  for (const row of rows) groups[row[0]]?.push(row);
  return groups;
}
