import type { Dialect } from './dialect.ts';

/** A database's schema as plain data, in one form for every engine. JSON-safe. */
export interface Catalog {
  readonly dialect: Dialect;
  /** As the server states it, e.g. `15.20`. Not part of the checksum. */
  readonly serverVersion: string;
  readonly databaseName: string;
  /**
   * Schemas whose tables may be named without their schema, first match wins: Postgres' `search_path`, `main` for
   * SQLite, the current database for MySQL.
   */
  readonly searchPath: readonly string[];
  /** Tables, views and their kin that the role may read. System catalogs are left out. */
  readonly tables: readonly CatalogTable[];
}

export type TableKind =
  | 'table'
  | 'view'
  | 'materialized_view'
  | 'partitioned_table'
  | 'foreign_table'
  | 'virtual_table';

export interface CatalogTable {
  /** Never empty: `main` where the engine has no schemas. */
  readonly schema: string;
  readonly name: string;
  readonly kind: TableKind;
  readonly comment: string | null;
  /** The planner's estimate or an exact count where that is free; `null` when unknown. Not part of the checksum. */
  readonly rowEstimate: number | null;
  /** In the table's own order. */
  readonly columns: readonly CatalogColumn[];
  readonly primaryKey: KeyConstraint | null;
  readonly uniqueConstraints: readonly KeyConstraint[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly checkConstraints: readonly CheckConstraint[];
  readonly indexes: readonly CatalogIndex[];
  /**
   * Tables whose rows it shows besides its own, at every depth: partitions, and children by Postgres' INHERITS. They may be tables
   * that the catalog leaves out. In any order.
   */
  readonly children?: readonly TableName[] | undefined;
  /**
   * The adapter's own: as long as it finds the same mark again, the table is as this record says. For
   * {@link IntrospectOptions.since}; not part of the checksum.
   */
  readonly mark?: string;
}

export interface TableName {
  readonly schema: string;
  readonly name: string;
}

export interface CatalogColumn {
  readonly name: string;
  /** The engine's own spelling, with length and precision: `character varying(20)`, `INTEGER`. */
  readonly type: string;
  readonly nullable: boolean;
  /** The default's SQL text. */
  readonly default: string | null;
  /** `stored` and `virtual` are computed columns; `identity` is numbered by the engine. */
  readonly generated: 'stored' | 'virtual' | 'identity' | null;
  /** The labels of an enum type (or MySQL ENUM/SET), in their order. */
  readonly enumValues: readonly string[] | null;
  readonly comment: string | null;
}

export interface KeyConstraint {
  /** `null` where the engine does not name it. */
  readonly name: string | null;
  readonly columns: readonly string[];
}

export interface ForeignKey {
  readonly name: string | null;
  /** Pairs up with `references.columns`, position by position. */
  readonly columns: readonly string[];
  readonly references: {
    readonly schema: string;
    readonly table: string;
    readonly columns: readonly string[];
  };
}

export interface CheckConstraint {
  readonly name: string | null;
  /** SQL text of the condition, without the word CHECK. */
  readonly expression: string;
}

export interface CatalogIndex {
  readonly name: string;
  readonly unique: boolean;
  /** Column names, or an expression's SQL text. */
  readonly columns: readonly string[];
  /** The condition of a partial index. */
  readonly where: string | null;
}
