import type { Catalog, CatalogColumn, CatalogTable } from '../../../src/ports/catalog.ts';
import type { Dialect } from '../../../src/ports/dialect.ts';

/** A small shop: what most statements in these tests speak of. */
export function shopCatalog(dialect: Dialect, schema: string): Catalog {
  return {
    dialect,
    serverVersion: '0',
    databaseName: 'shop',
    searchPath: [schema],
    tables: [
      table(schema, 'goods', {
        id: 'integer',
        title: 'text',
        price: 'numeric(10,2)',
        mood: 'mood',
        made: 'date',
      }),
      table(schema, 'buyers', {
        id: 'integer',
        name: 'text',
        home: 'address',
        joined: 'timestamp with time zone',
      }),
      table(schema, 'sales', {
        id: 'integer',
        buyer_id: 'integer',
        good_id: 'integer',
        at: 'date',
        info: 'jsonb',
      }),
    ],
  };
}

function table(schema: string, name: string, types: Readonly<Record<string, string>>): CatalogTable {
  const columns: CatalogColumn[] = Object.entries(types).map(([column, type]) => ({
    name: column,
    type,
    nullable: true,
    default: null,
    generated: null,
    enumValues: null,
    comment: null,
  }));
  return {
    schema,
    name,
    kind: 'table',
    comment: null,
    rowEstimate: null,
    columns,
    primaryKey: null,
    uniqueConstraints: [],
    foreignKeys: [],
    checkConstraints: [],
    indexes: [],
  };
}
