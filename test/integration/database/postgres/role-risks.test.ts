import { postgresDatabase } from 'nlquery/database/postgres';
import { expect, it } from 'vitest';
import { describeWithService } from '../../../services/describe-with-service.ts';
import { startPostgres } from '../../../services/start-postgres.ts';
import { createPostgresDatabase } from '../../../support/live-databases.ts';
import { createPostgresReader } from './create-postgres-reader.ts';

describeWithService('postgres roles', await startPostgres(), (postgres) => {
  /** What the check says of a role that has one grant too many. */
  async function risksWith(grant: (role: string, database: string) => string): Promise<readonly string[]> {
    const database = await createPostgresDatabase(postgres);
    try {
      await database.execute('CREATE TABLE customers (id int PRIMARY KEY, name text)');
      await database.execute('CREATE TABLE orders (id serial PRIMARY KEY)');
      await database.execute(
        "CREATE FUNCTION purge() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'; REVOKE EXECUTE ON FUNCTION purge FROM PUBLIC",
      );
      const url = await createPostgresReader(postgres, database);
      const { username, pathname } = new URL(url);
      await database.execute(grant(`"${username}"`, `"${pathname.slice(1)}"`));
      const connection = await postgresDatabase().connect(url);
      const risks = await connection.roleRisks?.();
      await connection.close();
      return risks ?? ['cannot tell'];
    } finally {
      await database.drop();
    }
  }

  it.each([
    [
      'a superuser',
      (role: string) => `ALTER ROLE ${role} SUPERUSER`,
      'is a superuser, whom nothing is forbidden',
    ],
    ['BYPASSRLS', (role: string) => `ALTER ROLE ${role} BYPASSRLS`, 'bypasses row security (BYPASSRLS)'],
    ['CREATEROLE', (role: string) => `ALTER ROLE ${role} CREATEROLE`, 'may create roles (CREATEROLE)'],
    ['CREATEDB', (role: string) => `ALTER ROLE ${role} CREATEDB`, 'may create databases (CREATEDB)'],
    [
      'REPLICATION',
      (role: string) => `ALTER ROLE ${role} REPLICATION`,
      'may read every change of the server (REPLICATION)',
    ],
    [
      'a membership that reads files, though it is not inherited',
      (role: string) => `GRANT pg_read_server_files TO ${role}`,
      'is a member of pg_read_server_files',
    ],
    [
      'an owner',
      (role: string) => `ALTER TABLE customers OWNER TO ${role}`,
      'owns 1 table, which it may change and drop',
    ],
    ['INSERT', (role: string) => `GRANT INSERT ON customers TO ${role}`, 'may write to 1 table'],
    ['TRUNCATE', (role: string) => `GRANT TRUNCATE ON orders, customers TO ${role}`, 'may write to 2 tables'],
    [
      'UPDATE of a column',
      (role: string) => `GRANT UPDATE (name) ON customers TO ${role}`,
      'may write to 1 table',
    ],
    ['a sequence', (role: string) => `GRANT USAGE ON orders_id_seq TO ${role}`, 'may advance 1 sequence'],
    [
      'a function of another',
      (role: string) => `GRANT EXECUTE ON FUNCTION purge TO ${role}`,
      'may call 1 function with the rights of another (SECURITY DEFINER)',
    ],
    [
      'CREATE in a schema',
      (role: string) => `GRANT CREATE ON SCHEMA public TO ${role}`,
      'may create objects in 1 schema',
    ],
    [
      'CREATE in the database',
      (role: string, database: string) => `GRANT CREATE ON DATABASE ${database} TO ${role}`,
      'may create schemas',
    ],
    [
      'TEMPORARY',
      (role: string, database: string) => `GRANT TEMPORARY ON DATABASE ${database} TO ${role}`,
      'may create temporary tables (TEMPORARY)',
    ],
  ])('warns of %s', async (_, grant, risk) => {
    expect(await risksWith(grant)).toEqual([risk]);
  });

  it('says nothing of a right to read', async () => {
    expect(await risksWith((role) => `GRANT SELECT ON orders_id_seq TO ${role}`)).toEqual([]);
  });

  it('names no table', async () => {
    const risks = await risksWith((role) => `GRANT ALL ON ALL TABLES IN SCHEMA public TO ${role}`);
    expect(risks).toHaveLength(1);
    expect(risks.join()).not.toMatch(/customers|orders/);
  });
});
