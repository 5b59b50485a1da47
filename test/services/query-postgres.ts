import pg from 'pg';

/** Runs one statement on a short connection of its own; `timeoutMs` bounds the connecting. */
export async function queryPostgres(
  url: string,
  text: string,
  timeoutMs: number,
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: timeoutMs });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}
