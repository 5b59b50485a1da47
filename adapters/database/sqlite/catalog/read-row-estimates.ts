import type { DatabaseSync } from 'node:sqlite';

/**
 * Rows by table, as ANALYZE last counted them. The first number of a `stat` is the count of the rows in that index
 * (https://sqlite.org/fileformat2.html#stat1tab), which for a partial index is less than all.
 */
export function readRowEstimates(database: DatabaseSync): ReadonlyMap<string, number> {
  const rows = database
    .prepare(
      `SELECT tbl, max(CAST(stat AS INTEGER)) AS row_count FROM sqlite_stat1 WHERE stat GLOB '[0-9]*' GROUP BY tbl`,
    )
    .all();
  return new Map(rows.map((row) => [String(row.tbl), Number(row.row_count)]));
}
