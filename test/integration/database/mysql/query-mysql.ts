import { openMysql } from './open-mysql.ts';

/** Runs statements on a short connection of its own; resolves to the rows of the last. */
export async function queryMysql(
  url: string,
  ...statements: readonly string[]
): Promise<readonly Record<string, unknown>[]> {
  const connection = await openMysql(url);
  try {
    let rows: unknown = [];
    for (const sql of statements) [rows] = await connection.query(sql);
    return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : [];
  } finally {
    await connection.end();
  }
}
