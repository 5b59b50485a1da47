import { stringify } from 'csv-stringify/browser/esm/sync';
import { cellText } from './cell-text.ts';
import type { Result } from './result.ts';

const decimal = /^-\d+(?:\.\d+)?$/;

/**
 * RFC 4180 with a header. Text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection); numbers
 * stay numbers. `null` is an empty field and an empty text a quoted one.
 */
export function toCsv({ columns, rows }: Result, delimiter: ',' | '\t' = ','): string {
  return stringify([columns.map(({ name }) => name), ...rows.map((row) => row.map(field))], {
    delimiter,
    quoted_match: [/^$/],
    escape_formulas: true,
    cast: {
      number: (value) => ({ value: String(value), escape_formulas: false }),
      // Decimals come as text: a plain one, and nothing else that starts with a sign, is a number, to its last digit.
      string: (value) => (decimal.test(value) ? { value, escape_formulas: false } : value),
    },
  });
}

function field(cell: unknown): string | number | null {
  if (cell === null || cell === undefined) return null;
  return typeof cell === 'number' ? cell : cellText(cell);
}
