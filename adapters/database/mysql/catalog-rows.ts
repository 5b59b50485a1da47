/** What the catalog queries give, all schemas together. */
export interface CatalogRows {
  readonly tables: readonly TableRow[];
  readonly columns: readonly ColumnRow[];
  readonly keys: readonly KeyRow[];
  readonly references: readonly ReferenceRow[];
  readonly checks: readonly CheckRow[];
}

export type TableRow = readonly [
  schema: string,
  table: string,
  type: string,
  rowEstimate: number | string | null,
  comment: string,
  createOptions: string | null,
];

export type ColumnRow = readonly [
  schema: string,
  table: string,
  name: string,
  position: number,
  type: string,
  nullable: string,
  default_: string | null,
  extra: string | null,
  expression: string | null,
  comment: string,
  privileges: string | null,
];

/** One column, or expression, of an index. */
export type KeyRow = readonly [
  schema: string,
  table: string,
  index: string,
  nonUnique: number,
  position: number,
  column: string | null,
  expression: string | null,
];

/** One column of a foreign key. */
export type ReferenceRow = readonly [
  schema: string,
  table: string,
  constraint: string,
  position: number,
  column: string,
  otherSchema: string,
  otherTable: string,
  otherColumn: string,
];

export type CheckRow = readonly [schema: string, table: string, name: string, expression: string];
