import type { DuckDBConnection } from '@duckdb/node-api';
import type { Catalog } from '../../../../src/adapter-kit/index.ts';
import { cellOf } from '../cell-of.ts';
import { buildTables } from './build-tables.ts';
import { catalogQueries } from './catalog-queries.ts';
import type { CatalogRows } from './catalog-rows.ts';

/** The file's schema, without what the parent knows: version and name. */
export async function readCatalog(
  connection: DuckDBConnection,
): Promise<Omit<Catalog, 'serverVersion' | 'databaseName'>> {
  const rows: Record<string, unknown> = {};
  for (const [name, sql] of Object.entries(catalogQueries)) {
    const result = await connection.runAndReadAll(sql);
    rows[name] = result.getRows().map((row) => row.map((value) => cellOf(value)));
  }
  return { dialect: 'duckdb', searchPath: ['main'], tables: buildTables(rows as unknown as CatalogRows) };
}
