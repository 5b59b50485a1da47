import Table from 'cli-table3';

/** Prints rows under their headings; numbers are set to the right. */
export function printTable(
  headings: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): void {
  const isNumeric = headings.map((_, column) => rows.every((row) => typeof row[column] !== 'string'));
  const table = new Table({
    head: [...headings],
    colAligns: isNumeric.map((numeric) => (numeric ? 'right' : 'left')),
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) table.push(row.map((cell) => (cell === null ? '–' : String(cell))));
  console.log(table.toString());
}
