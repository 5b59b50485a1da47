import type { DatabaseSync } from 'node:sqlite';
import { foldName } from './fold-name.ts';
import { readColumns } from './read-columns.ts';
import { type ForeignKeyRow, readForeignKeys } from './read-foreign-keys.ts';
import type { IndexStatement } from './read-index-statements.ts';
import { readIndexes } from './read-indexes.ts';
import type { TableRow } from './read-tables.ts';
import type { FarTable, TableFacts } from './table-facts.ts';

export interface KnownTables {
  /** All tables, by their folded names. */
  readonly byName: ReadonlyMap<string, TableRow>;
  readonly statements: ReadonlyMap<string, readonly IndexStatement[]>;
  readonly rowEstimates: ReadonlyMap<string, number>;
  /** Those whose columns have been read, by their folded names: they are added here, and not read again. */
  readonly far: Map<string, FarTable>;
}

/** What the pragmas tell of some tables; of those that their foreign keys end at, the columns are read as well. */
export function readFacts(
  database: DatabaseSync,
  tables: readonly TableRow[],
  { byName, statements, rowEstimates, far }: KnownTables,
): readonly TableFacts[] {
  const names = tables.map(({ name }) => name);
  const foreignKeys = readForeignKeys(database, names);
  const indexes = readIndexes(database, names, statements);
  const unread = new Set([...tables, ...targetsOf(foreignKeys, byName)].filter((table) => !isRead(table)));
  const columns = readColumns(
    database,
    [...unread].map(({ name }) => name),
  );
  for (const table of unread) {
    far.set(foldName(table.name), { table, columns: columns.get(table.name) ?? [] });
  }
  return tables.map((table) => ({
    table,
    columns: far.get(foldName(table.name))?.columns ?? [],
    foreignKeys: foreignKeys.get(table.name) ?? [],
    indexes: indexes.get(table.name) ?? [],
    rowEstimate: rowEstimates.get(table.name) ?? null,
  }));

  function isRead({ name }: TableRow): boolean {
    return far.has(foldName(name));
  }
}

/** The tables at the far ends of the keys, whose names may be spelled in another case there. */
function targetsOf(
  foreignKeys: ReadonlyMap<string, readonly ForeignKeyRow[]>,
  byName: ReadonlyMap<string, TableRow>,
): readonly TableRow[] {
  return [...foreignKeys.values()].flat().flatMap(({ target }) => byName.get(foldName(target)) ?? []);
}
