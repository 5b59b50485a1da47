import type { Client } from 'pg';
import type { CallOptions, Catalog } from '../../../src/adapter-kit/index.ts';
import { isNlQueryError, NlQueryError } from '../../../src/adapter-kit/index.ts';
import { buildCatalog } from './build-catalog.ts';
import { catalogQueries, readableColumnsQuery, typesQuery } from './catalog-queries.ts';
import type { CatalogRows } from './catalog-rows.ts';
import { inReadOnlyTransaction } from './in-read-only-transaction.ts';
import type { OpenPostgres } from './open-postgres.ts';
import { rawValues } from './raw-values.ts';

/** A single query takes well under a second at 5,000 tables; this is for servers in trouble. */
const introspectionTimeoutMs = 120_000;

/**
 * {@link DatabaseConnection.introspect}. Left out: system schemas, partitions (their partitioned table stands for them),
 * what belongs to an extension, what the role may not read, and keys that run through it.
 */
export async function introspect(
  database: OpenPostgres,
  serverVersion: string,
  { signal }: CallOptions,
): Promise<Catalog> {
  try {
    const options = { timeoutMs: introspectionTimeoutMs, signal, snapshot: true };
    const rows = await inReadOnlyTransaction(database, options, readCatalogRows);
    return buildCatalog(rows, serverVersion);
  } catch (error) {
    if (!isNlQueryError(error, 'SQL_FAULT')) throw error;
    throw new NlQueryError('INTROSPECTION_FAILED', `The schema could not be read: ${error.message}`, {});
  }
}

/**
 * The queries go out as one text: the server works on the next while the rows of the last are read. JIT is off because
 * compiling these queries takes longer than running them.
 */
async function readCatalogRows(client: Client): Promise<CatalogRows> {
  const read = async (text: string): Promise<readonly (readonly unknown[])[]> => {
    const results = await client.query<(string | null)[]>({ text, rowMode: 'array', types: rawValues });
    // One result a statement; the published types know of one statement only.
    return [results].flat().map(({ rows }) => rows);
  };
  const [, ...results] = await read(['SET LOCAL jit = off', ...Object.values(catalogQueries)].join(';'));
  const rows = Object.fromEntries(
    Object.keys(catalogQueries).map((name, index) => [name, results[index]]),
  ) as unknown as Pick<CatalogRows, keyof typeof catalogQueries>;
  const typePairs = [...new Set(rows.columns.map(([, , , type, modifier]) => `(${type}, ${modifier})`))];
  const partlyReadable = rows.relations.filter((row) => row[6] !== 't').map(([oid]) => oid);
  const [types = []] = typePairs.length === 0 ? [] : await read(typesQuery(typePairs));
  const [readableColumns = []] =
    partlyReadable.length === 0 ? [] : await read(readableColumnsQuery(partlyReadable));
  return { ...rows, types, readableColumns } as CatalogRows;
}
