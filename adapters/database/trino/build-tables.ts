import type { CatalogColumn, CatalogTable, TableKind } from '../../../src/adapter-kit/index.ts';

/** What the catalog queries give, by query. */
export interface CatalogRows {
  readonly tables: readonly (readonly [schema: string, name: string, type: string])[];
  readonly columns: readonly ColumnRow[];
  readonly tableComments: readonly (readonly [schema: string, table: string, comment: string])[];
  readonly columnComments: readonly (readonly [
    schema: string,
    table: string,
    column: string,
    comment: string,
  ])[];
  readonly materializedViews: readonly (readonly [schema: string, name: string])[];
}

type ColumnRow = readonly [
  schema: string,
  table: string,
  name: string,
  type: string,
  nullable: string,
  defaultSql: string | null,
];

/** Puts tables together with their columns and comments. Trino knows no keys, checks or indexes. */
export function buildTables(rows: CatalogRows): readonly CatalogTable[] {
  const columns = Map.groupBy(rows.columns, ([schema, table]) => keyOf(schema, table));
  const tableComments = new Map(
    rows.tableComments.map(([schema, table, text]) => [keyOf(schema, table), text]),
  );
  const columnComments = new Map(
    rows.columnComments.map(([schema, table, column, text]) => [keyOf(schema, table, column), text]),
  );
  const materialized = new Set(rows.materializedViews.map(([schema, name]) => keyOf(schema, name)));

  function columnOf([schema, table, name, type, nullable, defaultSql]: ColumnRow): CatalogColumn {
    return {
      name,
      type,
      nullable: nullable !== 'NO',
      default: defaultSql ?? null,
      generated: null,
      enumValues: null,
      comment: columnComments.get(keyOf(schema, table, name)) ?? null,
    };
  }

  function kindOf(key: string, type: string): TableKind {
    if (materialized.has(key)) return 'materialized_view';
    return type === 'VIEW' ? 'view' : 'table';
  }

  return rows.tables.map(([schema, name, type]) => {
    const key = keyOf(schema, name);
    return {
      schema,
      name,
      kind: kindOf(key, type),
      comment: tableComments.get(key) ?? null,
      rowEstimate: null,
      columns: (columns.get(key) ?? []).map(columnOf),
      primaryKey: null,
      uniqueConstraints: [],
      foreignKeys: [],
      checkConstraints: [],
      indexes: [],
    };
  });
}

function keyOf(...names: readonly string[]): string {
  return JSON.stringify(names);
}
