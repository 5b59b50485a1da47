import type { DatabaseSync } from 'node:sqlite';
import { parseCreateIndex } from '../ddl/parse-create-index.ts';
import { parseCreateTable } from '../ddl/parse-create-table.ts';
import type { CatalogEnd, TableEntry, WrittenIndex } from './catalog-part.ts';
import { compareMarks, type Marks } from './compare-marks.ts';
import { createRowReader } from './create-row-reader.ts';
import type { TableMarker } from './create-table-marker.ts';
import { readRowEstimates } from './read-row-estimates.ts';
import { type IndexStatement, readSchema, type TableRow } from './read-schema.ts';

/** Tables read at a time. Their JSON fits into the buffer of a pipe as a rule: about half a kilobyte a table. */
const partSize = 128;

export interface CatalogReading extends Pick<CatalogEnd, 'stale'> {
  /** Those of all tables. */
  readonly marks: Marks;
}

/**
 * Reads the schema into the JSON of a `CatalogPart` for every so many tables; of the tables that are known, only what may have changed is
 * read. Views that no longer work and virtual tables whose module is not there are left out.
 */
export function* readCatalog(
  database: DatabaseSync,
  { known, markTables }: { readonly known: Marks; readonly markTables: TableMarker },
): Generator<string, CatalogReading, void> {
  const { tables, isAnalyzed } = readSchema(database);
  const rowEstimates = isAnalyzed ? readRowEstimates(database) : new Map<string, number>();
  // Before the rows: what changes in between has an old mark and is read again next time.
  const marks = markTables(tables, rowEstimates);
  const { changed, stale } = compareMarks(tables, marks, known);
  const readRows = createRowReader(database);
  for (let start = 0; start < changed.length; start += partSize) {
    const part = changed.slice(start, start + partSize);
    const entries = part.map((table) =>
      entryOf(table, marks.get(table.name) ?? null, rowEstimates.get(table.name) ?? null),
    );
    const { columns, foreignKeys, indexes } = readRows(part.map(({ name }) => name));
    // The rows are JSON already.
    yield `{"tables":${JSON.stringify(entries)},"columns":${columns},"foreignKeys":${foreignKeys},"indexes":${indexes}}`;
  }
  return { stale, marks };
}

function entryOf(table: TableRow, mark: string | null, rowEstimate: number | null): TableEntry {
  const { name, type, withoutRowid, sql, indexes } = table;
  const written = type === 'table' && saysMore(sql) ? parseCreateTable(sql) : null;
  return { name, type, withoutRowid, rowEstimate, mark, written, writtenIndexes: writtenIndexes(indexes) };
}

/** Most CREATE statements hold nothing that the pragmas do not tell, and need no reading. */
function saysMore(sql: string): boolean {
  return /--|\/\*|\bcheck\b|\bconstraint\b/i.test(sql);
}

function writtenIndexes(statements: readonly IndexStatement[]): readonly WrittenIndex[] {
  return statements
    .filter(({ sql }) => !onlyColumns.test(sql))
    .map(({ name, sql }) => ({ name, ...parseCreateIndex(sql) }));
}

/** A statement that ends in a list of unquoted columns. */
const onlyColumns = (() => {
  const term =
    '(?!null\\b|true\\b|false\\b|current_)[a-z_][\\w$]*(?:\\s+collate\\s+\\w+)?(?:\\s+(?:asc|desc))?';
  return new RegExp(`^[^(]*\\(\\s*${term}(?:\\s*,\\s*${term})*\\s*\\)$`, 'i');
})();
