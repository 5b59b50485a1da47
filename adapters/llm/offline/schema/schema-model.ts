import type { ContextColumn, ContextTable } from '../../../../src/adapter-kit/index.ts';

/** The retrieved schema, prepared for linking. */
export interface SchemaModel {
  readonly tables: readonly SchemaTable[];
  readonly edges: readonly SchemaEdge[];
}

export interface SchemaTable {
  readonly index: number;
  readonly context: ContextTable;
  /** Stems of the words in its name. */
  readonly words: readonly string[];
  /** The same without abbreviations expanded, for matches on the raw name. */
  readonly rawWords: readonly string[];
  readonly commentStems: ReadonlySet<string>;
  readonly columns: readonly SchemaColumn[];
  /** Columns that together are unique; empty when none is known. */
  readonly key: readonly SchemaColumn[];
  /** What its rows are as well: the table that its key refers to, or the person that a row without a name is. */
  readonly base: SchemaTable | null;
  /** Holds little but foreign keys: a link between other tables. */
  readonly bridge: boolean;
}

export type ColumnKind = 'number' | 'text' | 'date' | 'boolean' | 'other';

export interface SchemaColumn {
  readonly table: SchemaTable;
  readonly context: ContextColumn;
  readonly name: string;
  readonly kind: ColumnKind;
  readonly words: readonly string[];
  readonly rawWords: readonly string[];
  readonly commentStems: ReadonlySet<string>;
  readonly isKey: boolean;
  readonly isForeignKey: boolean;
  /** Its name ends in id, code, key or number-like words, or it is a key: an identifier rather than a quantity. */
  readonly isIdentifier: boolean;
}

/** A key along which two tables join. */
export interface SchemaEdge {
  readonly from: SchemaTable;
  readonly to: SchemaTable;
  readonly fromColumns: readonly SchemaColumn[];
  readonly toColumns: readonly SchemaColumn[];
  readonly inferred: boolean;
}
