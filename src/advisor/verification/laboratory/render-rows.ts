import type { DataValue } from '../data/fit-value.ts';

/** Rows as `VALUES` lists them. */
export function renderRows(rows: readonly (readonly DataValue[])[]): string {
  return rows.map((row) => `(${row.map(renderValue).join(', ')})`).join(', ');
}

function renderValue(value: DataValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}
