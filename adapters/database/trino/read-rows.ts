import type { StatementOptions, TrinoClient } from './trino-client.ts';

/** All rows of a statement of the adapter's own. */
export async function readRows(
  client: TrinoClient,
  sql: string,
  options: StatementOptions,
): Promise<readonly (readonly unknown[])[]> {
  const rows: (readonly unknown[])[] = [];
  for await (const page of client.pages(sql, options)) for (const row of page.rows) rows.push(row);
  return rows;
}
