import type { DatabaseSync } from 'node:sqlite';
import type { Catalog, CatalogTable } from '../../../../src/adapter-kit/index.ts';
import { buildTable } from './build-table.ts';
import { foldName } from './fold-name.ts';
import { type KnownTables, readFacts } from './read-facts.ts';
import { readIndexStatements } from './read-index-statements.ts';
import { readRowEstimates } from './read-row-estimates.ts';
import { readTables, type TableRow } from './read-tables.ts';
import { tableMarks } from './table-marks.ts';
import { tablesToRead } from './tables-to-read.ts';

/** A catalog in which the mere name stands for a table that is as it was. */
export interface PartialCatalog extends Pick<Catalog, 'dialect' | 'searchPath'> {
  readonly tables: readonly (CatalogTable | string)[];
}

/** Tables read at a time. Their JSON fits into the buffer of a pipe as a rule: about 1 kB a table. */
const partSize = 64;

/**
 * Reads the schema, some tables at a time; after `earlier` marks (`null` for a table without one), only what may have changed. What is
 * yielded goes before the tables of what is returned. Views that no longer work and virtual tables whose module is not there are left out.
 */
export function* readCatalog(
  database: DatabaseSync,
  earlier: ReadonlyMap<string, string | null> = new Map(),
): Generator<PartialCatalog['tables'], PartialCatalog, void> {
  const tables = readTables(database);
  const statements = readIndexStatements(database);
  const rowEstimates = readRowEstimates(database);
  // Before the facts: what changes in between has an old mark and is read again next time.
  const marks = tableMarks(tables, statements, rowEstimates);
  const wanted = tablesToRead(tables, marks, earlier);
  const byName = new Map(tables.map((table) => [foldName(table.name), table]));
  const known: KnownTables = { byName, statements, rowEstimates, far: new Map() };

  function read(part: readonly TableRow[]): PartialCatalog['tables'] {
    const facts = readFacts(database, part.filter(isWanted), known)[Symbol.iterator]();
    return part.map((table) => {
      const fact = isWanted(table) ? facts.next().value : undefined;
      if (fact === undefined) return table.name;
      const mark = marks.get(table.name);
      return { ...buildTable(fact, known.far), ...(mark === undefined ? {} : { mark }) };
    });
  }

  function isWanted({ name }: TableRow): boolean {
    return wanted === null || wanted.has(name);
  }

  let [start, count] = [0, 0];
  for (const [place, table] of tables.entries()) {
    if (isWanted(table)) count += 1;
    if (count <= partSize) continue;
    yield read(tables.slice(start, place));
    [start, count] = [place, 1];
  }
  return { dialect: 'sqlite', searchPath: ['main'], tables: read(tables.slice(start)) };
}
