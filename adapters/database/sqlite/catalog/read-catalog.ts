import type { DatabaseSync } from 'node:sqlite';
import type { Catalog } from '../../../../src/adapter-kit/index.ts';
import { buildTable } from './build-table.ts';
import { readColumns } from './read-columns.ts';
import { readForeignKeys } from './read-foreign-keys.ts';
import { readIndexes } from './read-indexes.ts';
import { readRowEstimates } from './read-row-estimates.ts';
import { readTables } from './read-tables.ts';

/**
 * Reads the whole schema in six statements, however many tables there are. Views that no longer work and virtual tables whose module
 * is not there are left out.
 */
export function readCatalog(database: DatabaseSync): Omit<Catalog, 'serverVersion' | 'databaseName'> {
  const tables = readTables(database);
  const columns = readColumns(database);
  const foreignKeys = readForeignKeys(database);
  const indexes = readIndexes(database);
  const rowEstimates = readRowEstimates(database);
  const facts = tables.map((table) => ({
    table,
    columns: columns.get(table.name) ?? [],
    foreignKeys: foreignKeys.get(table.name) ?? [],
    indexes: indexes.get(table.name) ?? [],
    rowEstimate: rowEstimates.get(table.name) ?? null,
  }));
  const byName = new Map(facts.map((fact) => [fact.table.name.toLowerCase(), fact]));
  return {
    dialect: 'sqlite',
    searchPath: ['main'],
    tables: facts.map((fact) => buildTable(fact, byName)),
  };
}
