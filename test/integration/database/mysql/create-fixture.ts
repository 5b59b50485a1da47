import { randomBytes } from 'node:crypto';
import type { TestService } from '../../../services/test-service.ts';
import { queryMysql } from './query-mysql.ts';

export interface MysqlFixture {
  /** As the user that made everything. */
  readonly url: string;
  /** As a user of its own with what the schema grants. */
  readonly roleUrl: string;
  readonly role: string;
  readonly databaseName: string;
  query(...statements: readonly string[]): Promise<readonly Record<string, unknown>[]>;
  drop(): Promise<void>;
}

export const rolePassword = 'pä$$/w%rd';

/** A database with what `schema` makes, statement by statement, for a user that may log in and nothing else. */
export async function createFixture(
  service: TestService,
  schema: (role: string) => readonly string[],
): Promise<MysqlFixture> {
  const { url, drop } = await service.createDatabase();
  const name = `nlquery_${randomBytes(6).toString('hex')}`;
  const role = `'${name}'@'%'`;
  const roleUrl = new URL(url);
  roleUrl.username = name;
  roleUrl.password = encodeURIComponent(rolePassword);
  await queryMysql(url, `CREATE USER ${role} IDENTIFIED BY '${rolePassword}'`, ...schema(role));
  return {
    url,
    roleUrl: roleUrl.href,
    role,
    databaseName: new URL(url).pathname.slice(1),
    query: (...statements) => queryMysql(url, ...statements),
    drop: async () => {
      await drop();
      await queryMysql(service.url, `DROP USER IF EXISTS ${role}`);
    },
  };
}
