/** What the catalog queries give, by query. */
export interface CatalogRows {
  readonly tables: readonly TableRow[];
  readonly columns: readonly ColumnRow[];
  readonly constraints: readonly ConstraintRow[];
  readonly indexes: readonly IndexRow[];
}

export type TableRow = readonly [
  schema: string,
  name: string,
  kind: 'table' | 'view',
  comment: string | null,
  rows: number | null,
  sql: string | null,
];

export type ColumnRow = readonly [
  schema: string,
  table: string,
  name: string,
  type: string,
  nullable: boolean,
  defaultSql: string | null,
  comment: string | null,
];

export type ConstraintRow = readonly [
  schema: string,
  table: string,
  type: string,
  name: string | null,
  columns: readonly string[],
  expression: string | null,
  referencedTable: string | null,
  referencedColumns: readonly string[],
];

export type IndexRow = readonly [
  schema: string,
  table: string,
  name: string,
  unique: boolean,
  sql: string | null,
];
