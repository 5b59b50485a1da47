import type { DatabaseSync } from 'node:sqlite';
import type { Cell, RunOptions, RunResult } from 'nlquery/adapter-kit';

/** The first rows of a statement, within the limits. */
export function runStatement(
  database: DatabaseSync,
  sql: string,
  { maxRows, maxBytes }: Pick<RunOptions, 'maxRows' | 'maxBytes'>,
): RunResult {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  statement.setReadBigInts(true);
  const columns = statement.columns().map(({ name, type }) => ({ name, type }));
  const rows: Cell[][] = [];
  let bytes = 2;
  for (const values of statement.iterate() as Iterable<unknown>) {
    const row = (values as unknown[]).map(cellOf);
    bytes += Buffer.byteLength(JSON.stringify(row)) + (rows.length === 0 ? 0 : 1);
    if (rows.length >= maxRows || bytes > maxBytes) return { columns, rows, truncated: true };
    rows.push(row);
  }
  return { columns, rows, truncated: false };
}

/** Values as the port wants them: whole numbers that a number cannot hold are text, bytes `\x` and hex. */
function cellOf(value: unknown): Cell {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  return value as string | number | null;
}
