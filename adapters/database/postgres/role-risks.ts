import type { CallOptions } from '../../../src/adapter-kit/index.ts';
import { inReadOnlyTransaction } from './in-read-only-transaction.ts';
import type { OpenPostgres } from './open-postgres.ts';

const timeoutMs = 5_000;

/** {@link DatabaseConnection.roleRisks}, by one query. */
export async function roleRisks(database: OpenPostgres, { signal }: CallOptions): Promise<readonly string[]> {
  const facts = await inReadOnlyTransaction(database, { timeoutMs, signal }, async (client) => {
    const { rows } = await client.query<RoleFacts>(query);
    return rows[0];
  });
  return facts === undefined ? [] : risksOf(facts);
}

/** Counts are of what the role may touch outside the system's schemas; the server gives them as text or numbers. */
interface RoleFacts {
  readonly superuser: boolean;
  readonly bypasses: boolean;
  readonly makes_roles: boolean;
  readonly makes_databases: boolean;
  readonly replicates: boolean;
  readonly memberships: string;
  readonly owned: number;
  readonly written: number;
  readonly sequences: number;
  readonly definers: number;
  readonly schemas: number;
  readonly creates: boolean;
  readonly temporary: boolean;
}

function risksOf(facts: RoleFacts): readonly string[] {
  if (facts.superuser) return ['is a superuser, whom nothing is forbidden'];
  const risks: readonly (readonly [boolean | number | string, string])[] = [
    [facts.bypasses, 'bypasses row security (BYPASSRLS)'],
    [facts.makes_roles, 'may create roles (CREATEROLE)'],
    [facts.makes_databases, 'may create databases (CREATEDB)'],
    [facts.replicates, 'may read every change of the server (REPLICATION)'],
    [facts.memberships, `is a member of ${facts.memberships}`],
    [facts.owned, `owns ${countOf(facts.owned, 'table')}, which it may change and drop`],
    [facts.written, `may write to ${countOf(facts.written, 'table')}`],
    [facts.sequences, `may advance ${countOf(facts.sequences, 'sequence')}`],
    [
      facts.definers,
      `may call ${countOf(facts.definers, 'function')} with the rights of another (SECURITY DEFINER)`,
    ],
    [facts.schemas, `may create objects in ${countOf(facts.schemas, 'schema')}`],
    [facts.creates, 'may create schemas'],
    [facts.temporary, 'may create temporary tables (TEMPORARY)'],
  ];
  return risks.filter(([holds]) => Boolean(holds)).map(([, risk]) => risk);
}

function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/**
 * Predefined roles that reach beyond reading tables. A membership counts also where it is not inherited: SET ROLE takes it up.
 * Source: https://www.postgresql.org/docs/current/predefined-roles.html
 */
const query = `
  WITH me AS (SELECT * FROM pg_catalog.pg_roles WHERE rolname = current_user),
  relations AS (
    SELECT c.oid, c.relkind, c.relowner FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
  )
  SELECT me.rolsuper AS superuser, me.rolbypassrls AS bypasses, me.rolcreaterole AS makes_roles,
    me.rolcreatedb AS makes_databases, me.rolreplication AS replicates,
    (SELECT coalesce(string_agg(r.rolname, ', ' ORDER BY r.rolname), '') FROM pg_catalog.pg_roles r
      WHERE r.rolname IN ('pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program', 'pg_write_all_data',
        'pg_signal_backend', 'pg_checkpoint', 'pg_maintain', 'pg_create_subscription', 'pg_signal_autovacuum_worker')
      AND pg_has_role(r.oid, 'MEMBER')) AS memberships,
    (SELECT count(*)::int FROM relations WHERE relkind <> 'S' AND pg_has_role(relowner, 'MEMBER')) AS owned,
    (SELECT count(*)::int FROM relations WHERE CASE WHEN relkind <> 'S' AND NOT pg_has_role(relowner, 'MEMBER')
      THEN has_table_privilege(oid, 'INSERT, UPDATE, DELETE, TRUNCATE') OR has_any_column_privilege(oid, 'INSERT, UPDATE') END) AS written,
    (SELECT count(*)::int FROM relations WHERE CASE WHEN relkind = 'S' THEN has_sequence_privilege(oid, 'USAGE, UPDATE') END) AS sequences,
    (SELECT count(*)::int FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
      WHERE p.prosecdef AND p.proowner <> me.oid AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
      AND has_schema_privilege(n.oid, 'USAGE') AND has_function_privilege(p.oid, 'EXECUTE')) AS definers,
    (SELECT count(*)::int FROM pg_catalog.pg_namespace n WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      AND has_schema_privilege(n.oid, 'CREATE')) AS schemas,
    has_database_privilege(current_database(), 'CREATE') AS creates,
    has_database_privilege(current_database(), 'TEMPORARY') AS temporary
  FROM me`;
