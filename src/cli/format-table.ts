import Table from 'cli-table3';
import picocolors from 'picocolors';
import type { Cell } from '../ports/database.ts';
import { formatCell } from './format-cell.ts';

export interface TableInput {
  readonly columns: readonly string[];
  /** Cells in the order of `columns`. */
  readonly rows: readonly (readonly Cell[])[];
}

export interface TableStyle {
  readonly color: boolean;
  /** Longer values are cut, and end in "…". */
  readonly maxCellWidth: number;
}

/** A table for a terminal, numbers to the right. */
export function formatTable({ columns, rows }: TableInput, { color, maxCellWidth }: TableStyle): string {
  const { bold, dim } = picocolors.createColors(color);
  const table = new Table({
    head: columns.map((name) => bold(cut(formatCell(name), maxCellWidth))),
    colAligns: columns.map((_, index) => (isNumeric(rows, index) ? 'right' : 'left')),
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) {
    table.push(row.map((cell) => (cell === null ? dim('NULL') : cut(formatCell(cell), maxCellWidth))));
  }
  return table.toString();
}

function cut(text: string, width: number): string {
  if (text.length <= width) return text;
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, width - 1).join('')}…`;
}

function isNumeric(rows: TableInput['rows'], index: number): boolean {
  const cells = rows.map((row) => row[index]).filter((cell) => cell !== null);
  return cells.length > 0 && cells.every(isNumber);
}

/** Decimals and large integers come as text. */
function isNumber(cell: Cell | undefined): boolean {
  return typeof cell === 'number' || (typeof cell === 'string' && /^-?\d+(\.\d+)?$/.test(cell));
}
