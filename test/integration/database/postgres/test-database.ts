import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { TestService } from '../../../services/test-service.ts';

export interface FixtureDatabase {
  /** As the superuser. */
  readonly url: string;
  /** As a role that owns nothing. */
  readonly roleUrl: string;
  readonly role: string;
  query(text: string): Promise<readonly Record<string, unknown>[]>;
  drop(): Promise<void>;
}

/** A database with what `schema` makes of the name of a role of its own, which is also that role's password. */
export async function createFixture(
  service: TestService,
  schema: (role: string) => string,
): Promise<FixtureDatabase> {
  const { url, drop } = await service.createDatabase();
  const role = `nlquery_role_${randomBytes(6).toString('hex')}`;
  const roleUrl = new URL(url);
  roleUrl.username = role;
  roleUrl.password = role;
  const query = async (connectionString: string, text: string) => {
    const client = new pg.Client({ connectionString });
    client.on('error', () => {});
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(text)).rows;
    } finally {
      await client.end();
    }
  };
  await query(url, schema(role));
  return {
    url,
    roleUrl: roleUrl.href,
    role,
    query: (text) => query(url, text),
    drop: async () => {
      await drop();
      await query(service.url, `DROP ROLE IF EXISTS ${role}`);
    },
  };
}
