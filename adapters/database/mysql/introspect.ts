import type { CallOptions, Catalog } from '../../../src/adapter-kit/index.ts';
import { isNlQueryError, NlQueryError } from '../../../src/adapter-kit/index.ts';
import { buildCatalog, type CatalogPlace } from './build-catalog.ts';
import { catalogQueries } from './catalog-queries.ts';
import type { CatalogRows } from './catalog-rows.ts';
import { inReadOnlyTransaction } from './in-read-only-transaction.ts';
import type { MysqlClient } from './mysql-client.ts';
import type { OpenMysql } from './open-mysql.ts';
import { queryRows } from './query-rows.ts';
import { quoteText } from './quote-text.ts';
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
      const place = await readPlace(client, database);
      const schemas = new Set([place.schema, ...database.schemas]);
      return { place, rows: await readCatalogRows(database, client, [...schemas]) };
    });
    return buildCatalog(rows, database.server, place);
  } catch (error) {
    if (!isNlQueryError(error, 'SQL_FAULT')) throw error;
    throw new NlQueryError('INTROSPECTION_FAILED', `The schema could not be read: ${error.message}`, {});
  }
}

/** The database as the server spells it. One that was dropped would otherwise read as one without tables. */
async function readPlace(client: MysqlClient, database: OpenMysql): Promise<CatalogPlace> {
  const [row] = await queryRows(
    client,
    `SELECT SCHEMA_NAME, @@lower_case_table_names FROM information_schema.SCHEMATA
     WHERE SCHEMA_NAME = ${quoteText(database.databaseName)}
     ORDER BY BINARY SCHEMA_NAME = ${quoteText(database.databaseName)} DESC LIMIT 1`,
  );
  if (!row) {
    const error = Object.assign(new Error(`Unknown database '${database.databaseName}'`), { errno: 1049 });
    throw unreachable(error, database.secrets);
  }
  return { schema: String(row[0]), foldsCase: Number(row[1]) !== 0 };
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
