import { stringify } from 'csv-stringify/sync';
import type { Cell } from '../ports/database.ts';
import type { TableInput } from './format-table.ts';

/** RFC 4180 with line feeds and a header. `null` is an empty field and an empty text a quoted one; arrays and objects are JSON. */
export function formatCsv({ columns, rows }: TableInput): string {
  return stringify([columns, ...rows.map((row) => row.map(field))], { quoted_match: [/^$/] });
}

function field(cell: Cell): string | null {
  if (cell === null) return null;
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}
