import type { Catalog, CatalogTable, TableKind } from '../../../src/adapter-kit/index.ts';
import { buildChildren } from './build-children.ts';
import { buildColumns } from './build-columns.ts';
import { buildConstraints, type TableConstraints } from './build-constraints.ts';
import { buildIndexes } from './build-indexes.ts';
import type { CatalogRows } from './catalog-rows.ts';

/** Joins what the catalog queries gave. Tables come in the order of schema and name. */
export function buildCatalog(rows: CatalogRows, serverVersion: string): Catalog {
  const columns = buildColumns(rows);
  const constraints = buildConstraints(rows, columns);
  const indexes = buildIndexes(rows, columns);
  const childrenOf = buildChildren(rows);
  const tables = rows.relations.map(([oid, schema, name, kind, comment, rowEstimate]): CatalogTable => {
    const keys: Partial<TableConstraints> = constraints.get(oid) ?? {};
    return {
      schema,
      name,
      kind: kinds[kind] ?? 'table',
      comment,
      rowEstimate: rowEstimate === null ? null : Number(rowEstimate),
      columns: [...(columns.get(oid)?.values() ?? [])],
      primaryKey: keys.primaryKey ?? null,
      uniqueConstraints: keys.uniqueConstraints ?? [],
      foreignKeys: keys.foreignKeys ?? [],
      checkConstraints: keys.checkConstraints ?? [],
      indexes: indexes.get(oid) ?? [],
      ...childrenOf(oid),
    };
  });
  const [databaseName, searchPath] = rows.place[0] ?? ['', '[]'];
  return {
    dialect: 'postgres',
    serverVersion,
    databaseName,
    searchPath: JSON.parse(searchPath),
    tables: tables.sort((a, b) => compare(a.schema, b.schema) || compare(a.name, b.name)),
  };
}

const kinds: Readonly<Record<string, TableKind>> = {
  v: 'view',
  m: 'materialized_view',
  p: 'partitioned_table',
  f: 'foreign_table',
};

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
