import type { ColumnRow } from './read-columns.ts';
import type { ForeignKeyRow } from './read-foreign-keys.ts';
import type { IndexRow } from './read-indexes.ts';
import type { TableRow } from './read-tables.ts';

/** All that the pragmas tell about one table. */
export interface TableFacts extends FarTable {
  readonly foreignKeys: readonly ForeignKeyRow[];
  readonly indexes: readonly IndexRow[];
  readonly rowEstimate: number | null;
}

/** What a foreign key has to know of the table at its far end. */
export interface FarTable {
  readonly table: TableRow;
  readonly columns: readonly ColumnRow[];
}
