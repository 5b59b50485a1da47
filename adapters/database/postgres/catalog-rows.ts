/** What the catalog queries give, by query; every value as the server writes it, booleans as `t` and `f`. */
export interface CatalogRows {
  readonly place: readonly (readonly [databaseName: string, searchPathJson: string])[];
  readonly relations: readonly RelationRow[];
  readonly columns: readonly ColumnRow[];
  readonly types: readonly (readonly [oid: string, modifier: string, spelling: string])[];
  readonly inheritance: readonly InheritanceRow[];
  readonly domains: readonly (readonly [oid: string, base: string, notNull: string])[];
  readonly enums: readonly (readonly [oid: string, labelsJson: string])[];
  readonly defaults: readonly (readonly [table: string, number: string, expression: string | null])[];
  readonly columnComments: readonly (readonly [table: string, number: string, comment: string])[];
  readonly constraints: readonly ConstraintRow[];
  readonly indexes: readonly IndexRow[];
  readonly readableColumns: readonly (readonly [table: string, number: string])[];
}

export type InheritanceRow = readonly [parent: string, child: string, schema: string, name: string];

export type RelationRow = readonly [
  oid: string,
  schema: string,
  name: string,
  kind: string,
  comment: string | null,
  rowEstimate: string | null,
  isReadableWhole: string,
];

export type ColumnRow = readonly [
  table: string,
  number: string,
  name: string,
  type: string,
  typeModifier: string,
  notNull: string,
  identity: string,
  generated: string,
];

export type ConstraintRow = readonly [
  table: string,
  name: string,
  type: string,
  keyJson: string | null,
  otherTable: string,
  otherKeyJson: string | null,
  index: string,
  expression: string | null,
];

export type IndexRow = readonly [
  table: string,
  oid: string,
  name: string,
  unique: string,
  keyJson: string,
  keySize: string,
  expressionsJson: string | null,
  where: string | null,
];
