import type { CallOptions, Catalog } from '../../../src/adapter-kit/index.ts';
import { isNlQueryError, NlQueryError } from '../../../src/adapter-kit/index.ts';
import { buildCatalog } from './build-catalog.ts';
import { catalogQueries } from './catalog-queries.ts';
import type { CatalogRows } from './catalog-rows.ts';
import { findSchema } from './find-schema.ts';
import { inReadOnlyTransaction } from './in-read-only-transaction.ts';
import type { MysqlRow } from './mysql-client.ts';
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
  const { place, server } = database;
  const schemas = [...new Set([place.schema, ...database.schemas])];
  const queries = schemas.map((schema) => catalogQueries(server, schema));
  const options = { timeoutMs: introspectionTimeoutMs, signal };
  const readGroup = (kinds: readonly (keyof CatalogRows)[]) =>
    inReadOnlyTransaction(database, options, async (client, throwIfStopped) => {
      const read: Partial<Record<keyof CatalogRows, readonly MysqlRow[]>> = {};
      for (const kind of kinds) {
        for (const query of queries) {
          read[kind] = [...(read[kind] ?? []), ...(await queryRows(client, query[kind]))];
          throwIfStopped();
        }
      }
      // One that was dropped reads as one without tables.
      if (read.tables?.length === 0 && !(await findSchema(client, database.databaseName))) {
        throw unreachable(unknownDatabase(database.databaseName), database.secrets);
      }
      return read;
    });
  try {
    const rows: object = Object.assign({}, ...(await Promise.all(groups.map(readGroup))));
    return buildCatalog(rows as CatalogRows, server, place);
  } catch (error) {
    if (!isNlQueryError(error, 'SQL_FAULT')) throw error;
    throw new NlQueryError('INTROSPECTION_FAILED', `The schema could not be read: ${error.message}`, {});
  }
}
