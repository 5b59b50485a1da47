import type { DatabaseSync, SQLInputValue } from 'node:sqlite';

/** Rows as lists of their cells, which takes half the time of objects. */
export function readRows<Row extends readonly unknown[]>(
  database: DatabaseSync,
  sql: string,
  ...values: readonly SQLInputValue[]
): readonly Row[] {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  return statement.all(...values) as unknown as readonly Row[];
}
