import type { DatabaseSync } from 'node:sqlite';
import type { ResultColumn } from '../../../src/adapter-kit/index.ts';
import { cellOf } from './cell-of.ts';
import { prepareOne } from './prepare-one.ts';

export interface StatementLimits {
  readonly sql: string;
  readonly maxRows: number;
  /** Of the rows' JSON, UTF-8. */
  readonly maxBytes: number;
}

/** Runs one statement and returns the JSON of a `RunResult`: it is measured as JSON, so it travels as JSON. */
export function runStatement(database: DatabaseSync, { sql, maxRows, maxBytes }: StatementLimits): string {
  const statement = prepareOne(database, sql);
  statement.setReturnArrays(true);
  statement.setReadBigInts(true);
  const rows: string[] = [];
  let bytes = 2;
  let truncated = false;
  for (const row of statement.iterate() as Iterable<unknown>) {
    const json = JSON.stringify((row as unknown[]).map(cellOf));
    bytes += Buffer.byteLength(json) + (rows.length === 0 ? 0 : 1);
    truncated = rows.length >= maxRows || bytes > maxBytes;
    if (truncated) break;
    rows.push(json);
  }
  // Not before: where the schema has changed, SQLite sees that and compiles anew with the first step.
  const columns = statement.columns().map(({ name, type }): ResultColumn => ({ name, type }));
  return `{"columns":${JSON.stringify(columns)},"rows":[${rows.join(',')}],"truncated":${truncated}}`;
}
