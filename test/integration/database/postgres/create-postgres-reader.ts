import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { onTestFinished } from 'vitest';
import type { TestService } from '../../../services/test-service.ts';

/**
 * A role made as docs/reference/safety.md says, which may read the database's tables and nothing else; resolves to its URL. It goes when the
 * test is over.
 */
export async function createPostgresReader(
  server: TestService,
  database: { readonly url: string; execute(sql: string): Promise<void> },
): Promise<string> {
  const url = new URL(database.url);
  const name = url.pathname.slice(1);
  url.username = `reader_${randomUUID().slice(0, 8)}`;
  url.password = 'reader';
  const role = `"${url.username}"`;
  onTestFinished(async () => {
    // Where the database is gone, its grants are too.
    await execute(database.url, `DROP OWNED BY ${role}`).catch(() => undefined);
    await execute(server.url, `DROP ROLE ${role}`);
  });
  for (const sql of [
    `CREATE ROLE ${role} LOGIN PASSWORD 'reader' NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOBYPASSRLS`,
    `REVOKE TEMPORARY ON DATABASE "${name}" FROM PUBLIC`,
    'REVOKE CREATE ON SCHEMA public FROM PUBLIC',
    `GRANT CONNECT ON DATABASE "${name}" TO ${role}`,
    `GRANT USAGE ON SCHEMA public TO ${role}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${role}`,
  ]) {
    await database.execute(sql);
  }
  return url.href;
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
