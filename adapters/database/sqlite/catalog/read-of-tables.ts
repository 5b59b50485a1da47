import type { DatabaseSync } from 'node:sqlite';
import { readRows } from './read-rows.ts';

/**
 * Runs a query over the table-valued pragmas of some tables, as one statement for all of them. Resolves to each table's rows, in the order
 * the pragmas give them; a table without any is left out. `from` and `where` speak of a table's name as `t.value`.
 */
export function readOfTables<Row extends readonly unknown[]>(
  database: DatabaseSync,
  names: readonly string[],
  { select, from, where }: { readonly select: string; readonly from: string; readonly where: string },
): ReadonlyMap<string, readonly Row[]> {
  // The table's place in the list instead of its name: a number is read faster.
  const rows = readRows<readonly [...Row, place: number]>(
    database,
    `SELECT ${select}, t.key FROM json_each(?) AS t CROSS JOIN ${from} WHERE ${where}`,
    JSON.stringify(names),
  );
  const tables = new Map<string, Row[]>();
  let current: Row[] = [];
  let last: unknown = null;
  for (const row of rows) {
    const place = row.at(-1);
    if (place !== last) {
      last = place;
      current = [];
      tables.set(names[Number(place)] ?? '', current);
    }
    current.push(row as unknown as Row);
  }
  return tables;
}
