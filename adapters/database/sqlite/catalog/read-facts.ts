import type { DatabaseSync } from 'node:sqlite';
import { readColumns } from './read-columns.ts';
import { type ForeignKeyRow, readForeignKeys } from './read-foreign-keys.ts';
import { readIndexes } from './read-indexes.ts';
import type { TableRow } from './read-tables.ts';
import type { TableFacts } from './table-facts.ts';

/** Beyond so many tables, one statement for all is faster than one for each. */
const maxSingly = 300;

/** What the pragmas tell of the wanted tables (`null`: of all) and of those that their foreign keys end at. */
export function readFacts(
  database: DatabaseSync,
  subject: {
    readonly tables: readonly TableRow[];
    readonly wanted: ReadonlySet<string> | null;
    readonly rowEstimates: ReadonlyMap<string, number>;
  },
): readonly TableFacts[] {
  const { tables, wanted, rowEstimates } = subject;
  const names = wanted === null || wanted.size > maxSingly ? null : [...wanted];
  const foreignKeys = readForeignKeys(database, names);
  const indexes = readIndexes(database, names);
  const columns = readColumns(database, names && [...names, ...targetsOf(foreignKeys, tables, wanted)]);
  return tables
    .filter(({ name }) => names === null || columns.has(name))
    .map((table) => ({
      table,
      columns: columns.get(table.name) ?? [],
      foreignKeys: foreignKeys.get(table.name) ?? [],
      indexes: indexes.get(table.name) ?? [],
      rowEstimate: rowEstimates.get(table.name) ?? null,
    }));
}

/** The other tables at the far ends of the keys, whose names may be spelled in another case there. */
function targetsOf(
  foreignKeys: ReadonlyMap<string, readonly ForeignKeyRow[]>,
  tables: readonly TableRow[],
  wanted: ReadonlySet<string> | null,
): readonly string[] {
  const targets = new Set([...foreignKeys.values()].flat().map(({ target }) => target.toLowerCase()));
  return tables
    .map(({ name }) => name)
    .filter((name) => targets.has(name.toLowerCase()) && wanted?.has(name) !== true);
}
