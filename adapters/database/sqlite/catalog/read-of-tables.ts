import type { DatabaseSync } from 'node:sqlite';
import { readRows } from './read-rows.ts';

/** The tables to read: these, or `null` for all that can be read. */
export type TableNames = readonly string[] | null;

/**
 * Runs a query over the table-valued pragmas of tables `t`, as one statement for all of them. The rows of a table come one after the
 * other, in the order the pragmas give them.
 */
export function readOfTables<Row extends readonly unknown[]>(
  database: DatabaseSync,
  names: TableNames,
  { select, from, where }: { readonly select: string; readonly from: string; readonly where: string },
): readonly Row[] {
  if (names === null) {
    const readable = "t.schema = 'main' AND t.type <> 'shadow' AND t.ncol > 0";
    return readRows(
      database,
      `SELECT ${select} FROM pragma_table_list AS t CROSS JOIN ${from} WHERE ${readable} AND ${where}`,
    );
  }
  const statement = `WITH t (name) AS (VALUES (?)) SELECT ${select} FROM t CROSS JOIN ${from} WHERE ${where}`;
  return names.flatMap((name) => readRows<Row>(database, statement, name));
}
