import type { MysqlClient, MysqlRow } from './mysql-client.ts';

/** Runs a statement of the adapter's own and resolves to its rows; none where it gives none. */
export function queryRows(client: MysqlClient, sql: string): Promise<readonly MysqlRow[]> {
  return new Promise((resolve, reject) => {
    client.query({ sql, rowsAsArray: true }, (error, rows) => {
      if (error) reject(error);
      else resolve(Array.isArray(rows) ? (rows as unknown as readonly MysqlRow[]) : []);
    });
  });
}
