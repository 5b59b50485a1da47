import { NlQueryError, redactedCause } from '../../../src/adapter-kit/index.ts';
import { inTransaction, type RunStatement } from './in-transaction.ts';
import { lockKey } from './lock-key.ts';
import type { OpenStore } from './open-store.ts';
import type { VectorType } from './vector-type.ts';

interface Found {
  readonly oid: number | null;
  readonly extension_schema: string | null;
  readonly has_schema: boolean;
  readonly has_tables: boolean;
}

/** Makes the extension, the schema and the tables that are missing. Any number of processes may do so at once. */
export async function prepareSchema(
  store: Pick<OpenStore, 'pool' | 'settings'>,
  signal: AbortSignal | undefined,
): Promise<VectorType> {
  const { schema } = store.settings;
  const present = await inTransaction(store, { signal }, (run) => look(run, schema));
  if (present.oid !== null && present.has_tables) return vectorType(present);
  const made = await inTransaction(
    store,
    { signal, lock: lockKey('nlquery pgvector schema') },
    async (run) => {
      const before = await look(run, schema);
      if (before.oid === null) await makeExtension(run);
      const { oid, extension_schema } = await look(run, schema);
      const vector = vectorType({ oid, extension_schema });
      if (!before.has_schema) await run(`CREATE SCHEMA ${schema}`);
      if (!before.has_tables) for (const statement of tables(schema, vector)) await run(statement);
      return vector;
    },
  );
  return made;
}

async function look(run: RunStatement, schema: string): Promise<Found> {
  const [found] = await run<Found>(
    `SELECT t.oid::int8::float8 AS oid, quote_ident(n.nspname) AS extension_schema,
       to_regnamespace($1) IS NOT NULL AS has_schema,
       to_regclass($1 || '.chunks') IS NOT NULL AND to_regclass($1 || '.manifests') IS NOT NULL AS has_tables
     FROM (SELECT) AS one
     LEFT JOIN pg_extension AS e ON e.extname = 'vector'
     LEFT JOIN pg_namespace AS n ON n.oid = e.extnamespace
     LEFT JOIN pg_type AS t ON t.typnamespace = n.oid AND t.typname = 'vector'`,
    [schema],
  );
  return found ?? { oid: null, extension_schema: null, has_schema: false, has_tables: false };
}

function vectorType({ oid, extension_schema: schema }: Pick<Found, 'oid' | 'extension_schema'>): VectorType {
  if (oid === null || schema === null) throw missingExtension(undefined);
  return { oid, schema, name: `${schema}.vector`, distance: `OPERATOR(${schema}.<#>)` };
}

async function makeExtension(run: RunStatement): Promise<void> {
  try {
    await run('CREATE EXTENSION IF NOT EXISTS vector');
  } catch (error) {
    const code = (error as { code?: unknown } | null)?.code;
    // Not on the server's disk (two ways to say so), or not allowed.
    if (code === '0A000' || code === '58P01' || code === '42501') throw missingExtension(error);
    throw error;
  }
}

function missingExtension(error: unknown): NlQueryError {
  const denied = (error as { code?: unknown } | null)?.code === '42501';
  const advice = denied
    ? 'this role may not create it: have a superuser run CREATE EXTENSION vector in this database'
    : 'install it on the server (Debian: postgresql-NN-pgvector; images: pgvector/pgvector), then run CREATE EXTENSION vector';
  const message = `The database has no extension "vector": ${advice}. See https://github.com/pgvector/pgvector`;
  return new NlQueryError('VECTOR_STORE_FAILED', message, {
    details: { adapter: 'pgvector' },
    cause: error === undefined ? undefined : redactedCause(error),
    retryable: false,
  });
}

/**
 * One table for all widths: replacing a vector by one of another width is then one statement. Left alone, Postgres moves values of rows from
 * 2 kB on out of line, and an exact search reads every vector: up to a page (8 kB, some 1,900 numbers) they stay in their row.
 */
function tables(schema: string, vector: VectorType): readonly string[] {
  return [
    `CREATE TABLE IF NOT EXISTS ${schema}.chunks (
       tenant_id text NOT NULL,
       id text NOT NULL,
       kind text NOT NULL,
       table_name text NOT NULL,
       column_name text,
       text text NOT NULL,
       content_hash text NOT NULL,
       width int NOT NULL,
       embedding ${vector.name} NOT NULL,
       PRIMARY KEY (tenant_id, id)
     ) WITH (toast_tuple_target = 8160)`,
    `CREATE INDEX IF NOT EXISTS chunks_by_kind ON ${schema}.chunks (tenant_id, kind, table_name)`,
    `CREATE TABLE IF NOT EXISTS ${schema}.manifests (tenant_id text PRIMARY KEY, manifest text NOT NULL)`,
  ];
}
