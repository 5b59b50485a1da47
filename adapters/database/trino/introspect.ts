import {
  type CallOptions,
  type Catalog,
  type CatalogTable,
  isNlQueryError,
  NlQueryError,
} from '../../../src/adapter-kit/index.ts';
import { buildTables, type CatalogRows } from './build-tables.ts';
import { catalogQueries } from './catalog-queries.ts';
import type { OpenTrino } from './open-trino.ts';
import { readRowEstimates } from './read-row-estimates.ts';
import { readRows } from './read-rows.ts';
import { TrinoFailure } from './trino-failure.ts';
import { withLimits } from './with-limits.ts';

/** Catalogs of remote databases can take long to list. */
const introspectionTimeoutMs = 300_000;

/** {@link DatabaseConnection.introspect}, without what the connection knows: every schema of the catalog but `information_schema`. */
export async function introspect(
  database: OpenTrino,
  { signal }: CallOptions,
): Promise<Omit<Catalog, 'serverVersion' | 'databaseName'>> {
  const { client, closing } = database;
  const limits = { timeoutMs: introspectionTimeoutMs, signal, closing, secrets: client.secrets };
  try {
    const tables = await withLimits(limits, (limited) => readTables(database, limited));
    return { dialect: 'trino', searchPath: client.schema === null ? [] : [client.schema], tables };
  } catch (error) {
    if (!isNlQueryError(error, 'SQL_FAULT')) throw error;
    throw new NlQueryError('INTROSPECTION_FAILED', `The schema could not be read: ${error.message}`, {});
  }
}

async function readTables(database: OpenTrino, signal: AbortSignal): Promise<readonly CatalogTable[]> {
  const { client } = database;
  const { required, optional } = catalogQueries(client.catalog);
  const read = (sql: string) => readRows(client, sql, { signal, timeLimitMs: introspectionTimeoutMs });
  const readIfAllowed = (sql: string) =>
    read(sql).catch((error: unknown) => {
      if (error instanceof TrinoFailure) return [];
      throw error;
    });
  const [tables, columns, tableComments, columnComments, materializedViews] = await Promise.all([
    read(required.tables),
    read(required.columns),
    readIfAllowed(optional.tableComments),
    readIfAllowed(optional.columnComments),
    readIfAllowed(optional.materializedViews),
  ]);
  const rows = {
    tables,
    columns,
    tableComments,
    columnComments,
    materializedViews,
  } as unknown as CatalogRows;
  return readRowEstimates(database, buildTables(rows), signal);
}
