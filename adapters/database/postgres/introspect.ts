import type { Client } from 'pg';
import type { CallOptions, Catalog } from '../../../src/adapter-kit/index.ts';
import { isNlQueryError, NlQueryError } from '../../../src/adapter-kit/index.ts';
import { buildCatalog } from './build-catalog.ts';
import { catalogQueries, readableColumnsQuery } from './catalog-queries.ts';
import type { CatalogRows, Row } from './catalog-rows.ts';
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

async function readCatalogRows(client: Client): Promise<CatalogRows> {
  const read = async (text: string): Promise<readonly Row[]> => {
    const { rows } = await client.query<(string | null)[]>({ text, rowMode: 'array', types: rawValues });
    return rows;
  };
  // Compiling these queries takes the server longer than running them.
  await client.query('SET LOCAL jit = off');
  const relations = await read(catalogQueries.relations);
  const partlyReadable = relations.filter((row) => row[6] !== 't').map((row) => row[0] ?? '');
  return {
    place: await read(catalogQueries.place),
    relations,
    readableColumns: partlyReadable.length === 0 ? [] : await read(readableColumnsQuery(partlyReadable)),
    columns: await read(catalogQueries.columns),
    types: await read(catalogQueries.types),
    domains: await read(catalogQueries.domains),
    enums: await read(catalogQueries.enums),
    defaults: await read(catalogQueries.defaults),
    columnComments: await read(catalogQueries.columnComments),
    constraints: await read(catalogQueries.constraints),
    indexes: await read(catalogQueries.indexes),
  };
}
