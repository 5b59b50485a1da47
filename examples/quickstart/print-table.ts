import type { Answer } from 'nlquery';

/** The first rows as aligned text, and how many more there are. */
export function printTable({ columns, data }: Answer, maxRows = 8): void {
  if (data === null) return;
  const names = columns.map(({ name }) => name);
  const shown = data.slice(0, maxRows).map((row) => names.map((name) => String(row[name])));
  const widths = names.map((name, index) =>
    Math.max(name.length, ...shown.map((row) => row[index]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd();
  console.log(line(names));
  console.log(line(widths.map((width) => '─'.repeat(width))));
  for (const row of shown) console.log(line(row));
  if (data.length > shown.length) console.log(`  … and ${data.length - shown.length} more`);
}
