import type { Catalog, CatalogColumn, CatalogTable } from 'nlquery/adapter-kit';

export function column(name: string, type = 'INTEGER', rest: Partial<CatalogColumn> = {}): CatalogColumn {
  return {
    name,
    type,
    nullable: true,
    default: null,
    generated: null,
    enumValues: null,
    comment: null,
    ...rest,
  };
}

export function table(
  name: string,
  columns: readonly CatalogColumn[],
  rest: Partial<CatalogTable> = {},
): CatalogTable {
  return {
    schema: 'main',
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
    ...rest,
  };
}

export function catalog(tables: readonly CatalogTable[], rest: Partial<Catalog> = {}): Catalog {
  return {
    dialect: 'sqlite',
    serverVersion: '3.50.0',
    databaseName: 'shop',
    searchPath: ['main'],
    tables,
    ...rest,
  };
}

export function foreignKey(
  columns: readonly string[],
  target: string,
  targetColumns: readonly string[],
): CatalogTable['foreignKeys'][number] {
  return { name: null, columns, references: { schema: 'main', table: target, columns: targetColumns } };
}
