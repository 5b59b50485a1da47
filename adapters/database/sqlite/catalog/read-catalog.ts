import type { DatabaseSync } from 'node:sqlite';
import { parseCreateIndex } from '../ddl/parse-create-index.ts';
import { parseCreateTable } from '../ddl/parse-create-table.ts';
import type { TableEntry, WrittenIndex } from './catalog-part.ts';
import { compareMarks, type KnownTables } from './compare-marks.ts';
import { createRowReader } from './create-row-reader.ts';
import type { TableMarker } from './create-table-marker.ts';
import { readRowEstimates } from './read-row-estimates.ts';
import { type IndexStatement, readSchema, type TableRow } from './read-schema.ts';

/** Tables read at a time. Their JSON fits into the buffer of a pipe as a rule: about half a kilobyte a table. */
const partSize = 128;

/**
 * Reads the schema, some tables at a time, into the JSON of a `CatalogPart` each; of the tables that are known,
 * only what may have changed is read. Views that no longer work and virtual tables whose module is not there are left out.
 */
export function* readCatalog(
  database: DatabaseSync,
  markTables: TableMarker,
  known: KnownTables,
): Generator<string, string, void> {
  const { tables, isAnalyzed } = readSchema(database);
  const rowEstimates = isAnalyzed ? readRowEstimates(database) : new Map<string, number>();
  // Before the rows: what changes in between has an old mark and is read again next time.
  const marks = markTables(tables, rowEstimates);
  const { changed, stale } = compareMarks(tables, marks, known);
  const readRows = createRowReader(database);

  function read(part: readonly TableRow[], places: readonly number[]): string {
    const entries = part.map((table): TableEntry => {
      const { name, type, withoutRowid, sql, indexes } = table;
      return {
        name,
        type,
        withoutRowid,
        rowEstimate: rowEstimates.get(name) ?? null,
        mark: marks.get(name) ?? null,
        written: type === 'table' && saysMore(sql) ? parseCreateTable(sql) : null,
        writtenIndexes: writtenIndexes(indexes),
      };
    });
    const { columns, foreignKeys, indexes } = readRows(part.map(({ name }) => name));
    // The rows are JSON already.
    return `{"tables":${JSON.stringify(entries)},"columns":${columns},"foreignKeys":${foreignKeys},"indexes":${indexes},"stale":${JSON.stringify(places)}}`;
  }

  let start = 0;
  for (; start + partSize < changed.length; start += partSize) {
    yield read(changed.slice(start, start + partSize), []);
  }
  return read(changed.slice(start), stale);
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
