import type { CallOptions, Catalog } from '../../../src/adapter-kit/index.ts';
import { isNlQueryError, NlQueryError } from '../../../src/adapter-kit/index.ts';
import { buildCatalog } from './build-catalog.ts';
import { catalogQueries } from './catalog-queries.ts';
import type { CatalogRows } from './catalog-rows.ts';
import { findSchema } from './find-schema.ts';
import { inReadOnlyTransaction } from './in-read-only-transaction.ts';
import type { MysqlClient, MysqlRow } from './mysql-client.ts';
import type { OpenMysql } from './open-mysql.ts';
import { queryRows } from './query-rows.ts';
import { unknownDatabase } from './unknown-database.ts';
import { unreachable } from './unreachable.ts';

/** A single query takes well under a second at 5,000 tables; this is for servers in trouble. */
const introspectionTimeoutMs = 120_000;

/** Read at once, on a connection each where the pool has them: the server works on each alone. */
const groups: readonly (readonly (keyof CatalogRows)[])[] = [
  ['columns'],
  ['tables', 'keys'],
  ['references', 'checks'],
];

/**
 * {@link DatabaseConnection.introspect}. Left out: columns the role may not read, tables without any that it may, keys that
 * run through either, sequences, and views that no longer work.
 */
export async function introspect(database: OpenMysql, { signal }: CallOptions): Promise<Catalog> {
  const inTransaction = <Result>(body: (client: MysqlClient) => Promise<Result>): Promise<Result> =>
    inReadOnlyTransaction(database, { timeoutMs: introspectionTimeoutMs, signal }, body);
  try {
    const place = await inTransaction((client) => findSchema(client, database.databaseName));
    // It would otherwise read as one without tables.
    if (!place) throw unreachable(unknownDatabase(database.databaseName), database.secrets);
    const schemas = [...new Set([place.schema, ...database.schemas])];
    const queries = schemas.map((schema) => catalogQueries(database.server, schema));
    const read = groups.map((kinds) =>
      inTransaction(async (client) => {
        const rows: [keyof CatalogRows, readonly MysqlRow[]][] = [];
        for (const kind of kinds)
          rows.push([
            kind,
            await readAll(
              client,
              queries.map((of) => of[kind]),
            ),
          ]);
        return rows;
      }),
    );
    const rows = Object.fromEntries((await Promise.all(read)).flat()) as unknown as CatalogRows;
    return buildCatalog(rows, database.server, place);
  } catch (error) {
    if (!isNlQueryError(error, 'SQL_FAULT')) throw error;
    throw new NlQueryError('INTROSPECTION_FAILED', `The schema could not be read: ${error.message}`, {});
  }
}

async function readAll(client: MysqlClient, queries: readonly string[]): Promise<readonly MysqlRow[]> {
  const rows: (readonly MysqlRow[])[] = [];
  for (const sql of queries) rows.push(await queryRows(client, sql));
  return rows.flat();
}
