import type { CreateTableFacts } from '../ddl/parse-create-table.ts';

/** Some tables as the child process sends them. Rows are lists, the place of their table in `tables` first, in the order of the pragmas. */
export interface CatalogPart {
  readonly tables: readonly TableEntry[];
  readonly columns: readonly ColumnRow[];
  readonly foreignKeys: readonly ForeignKeyRow[];
  readonly indexes: readonly IndexRow[];
}

/** What comes after the parts. */
export interface CatalogEnd {
  /** Names of tables known from before that are gone or among the parts; `null` when the parts hold all tables there are. */
  readonly stale: readonly string[] | null;
  /** A name for this reading. */
  readonly token: string;
}

/**
 * What the parent knows already: tables with the mark of each, `null` where there is none; or the token of a reading, which a
 * process that has not done it takes for nothing.
 */
export type KnownTables =
  | { readonly marks: readonly (readonly [name: string, mark: string | null])[] }
  | { readonly token: string };

export interface TableEntry {
  readonly name: string;
  readonly type: 'table' | 'view' | 'virtual';
  readonly withoutRowid: boolean;
  readonly rowEstimate: number | null;
  readonly mark: string | null;
  /** What its CREATE statement adds; `null` where that is nothing. */
  readonly written: CreateTableFacts | null;
  /** What the CREATE INDEX statements add, of indexes with conditions or other terms than mere columns among others. */
  readonly writtenIndexes: readonly WrittenIndex[];
}

export interface WrittenIndex {
  readonly name: string;
  /** The SQL text of each indexed term, without collation and direction. */
  readonly terms: readonly string[];
  /** The condition of a partial index. */
  readonly where: string | null;
}

/** `keyPlace` is the place in the primary key from 1 on, 0 outside it; `hidden` is 2 for virtual columns, 3 for stored ones. */
export type ColumnRow = readonly [
  table: number,
  name: string,
  type: string,
  notNull: 0 | 1,
  value: string | null,
  keyPlace: number,
  hidden: 0 | 2 | 3,
];

/** One column of a key: `target` as the declaration spells it; `targetColumn` is `null` where it means the target's primary key. */
export type ForeignKeyRow = readonly [
  table: number,
  key: number,
  target: string,
  column: string,
  targetColumn: string | null,
];

/**
 * One column of an index. `origin` is `c` for CREATE INDEX, `u` for a UNIQUE constraint, `pk` for a primary key; `number` -1 stands for
 * the rowid, -2 for an expression.
 */
export type IndexRow = readonly [
  table: number,
  index: number,
  name: string,
  unique: 0 | 1,
  origin: 'c' | 'u' | 'pk',
  number: number,
  column: string | null,
];
