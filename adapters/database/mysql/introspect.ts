import type { CallOptions, Catalog } from '../../../src/adapter-kit/index.ts';
import { isNlQueryError, NlQueryError } from '../../../src/adapter-kit/index.ts';
import { buildCatalog } from './build-catalog.ts';
import { catalogQueries } from './catalog-queries.ts';
import type { CatalogRows } from './catalog-rows.ts';
import { findSchema } from './find-schema.ts';
import { inReadOnlyTransaction } from './in-read-only-transaction.ts';
import type { MysqlClient } from './mysql-client.ts';
import type { OpenMysql } from './open-mysql.ts';
import { queryRows } from './query-rows.ts';
import { unknownDatabase } from './unknown-database.ts';
import { unreachable } from './unreachable.ts';

/** A single query takes well under a second at 5,000 tables; this is for servers in trouble. */
const introspectionTimeoutMs = 120_000;

/**
 * {@link DatabaseConnection.introspect}. Left out: columns the role may not read, tables without any that it may, keys that
 * run through either, sequences, and views that no longer work.
 */
export async function introspect(database: OpenMysql, { signal }: CallOptions): Promise<Catalog> {
  try {
    const options = { timeoutMs: introspectionTimeoutMs, signal };
    const { rows, place } = await inReadOnlyTransaction(database, options, async (client) => {
      const place = await findSchema(client, database.databaseName);
      // It would otherwise read as one without tables.
      if (!place) throw unreachable(unknownDatabase(database.databaseName), database.secrets);
      const schemas = new Set([place.schema, ...database.schemas]);
      return { place, rows: await readCatalogRows(database, client, [...schemas]) };
    });
    return buildCatalog(rows, database.server, place);
  } catch (error) {
    if (!isNlQueryError(error, 'SQL_FAULT')) throw error;
    throw new NlQueryError('INTROSPECTION_FAILED', `The schema could not be read: ${error.message}`, {});
  }
}

async function readCatalogRows(
  database: OpenMysql,
  client: MysqlClient,
  schemas: readonly string[],
): Promise<CatalogRows> {
  const read = { tables: [], columns: [], keys: [], references: [], checks: [] } as Record<
    keyof CatalogRows,
    unknown[]
  >;
  for (const schema of schemas) {
    for (const [name, sql] of Object.entries(catalogQueries(database.server, schema))) {
      const kind = name as keyof CatalogRows;
      read[kind] = read[kind].concat(await queryRows(client, sql));
    }
  }
  return read as unknown as CatalogRows;
}
