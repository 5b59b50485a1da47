import type { DatabaseSync } from 'node:sqlite';
import type { Catalog, CatalogTable } from '../../../../src/adapter-kit/index.ts';
import { buildTable } from './build-table.ts';
import { readFacts } from './read-facts.ts';
import { readRowEstimates } from './read-row-estimates.ts';
import { readTables } from './read-tables.ts';
import { tableMarks } from './table-marks.ts';
import { tablesToRead } from './tables-to-read.ts';

/** A catalog in which the mere name stands for a table that is as it was. */
export interface PartialCatalog extends Pick<Catalog, 'dialect' | 'searchPath'> {
  readonly tables: readonly (CatalogTable | string)[];
}

/**
 * Reads the schema in seven statements, however many tables there are; after `earlier` marks (`null` for a table without one), only what
 * may have changed. Views that no longer work and virtual tables whose module is not there are left out.
 */
export function readCatalog(
  database: DatabaseSync,
  earlier: ReadonlyMap<string, string | null> = new Map(),
): PartialCatalog {
  const tables = readTables(database);
  const rowEstimates = readRowEstimates(database);
  // Before the facts: what changes in between has an old mark and is read again next time.
  const marks = tableMarks(database, tables, rowEstimates);
  const wanted = tablesToRead(tables, marks, earlier);
  const facts = readFacts(database, { tables, wanted, rowEstimates });
  const byName = new Map(facts.map((fact) => [fact.table.name.toLowerCase(), fact]));
  const read = new Map(facts.map((fact) => [fact.table.name, fact]));
  return {
    dialect: 'sqlite',
    searchPath: ['main'],
    tables: tables.map(({ name }) => {
      const fact = wanted?.has(name) === false ? undefined : read.get(name);
      if (fact === undefined) return name;
      const mark = marks.get(name);
      return { ...buildTable(fact, byName), ...(mark === undefined ? {} : { mark }) };
    }),
  };
}
