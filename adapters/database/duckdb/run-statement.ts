import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { ResultColumn } from '../../../src/adapter-kit/index.ts';
import { cellOf } from './cell-of.ts';
import { cellTypeOf } from './cell-type-of.ts';
import { prepareOne } from './prepare-one.ts';

export interface StatementLimits {
  readonly sql: string;
  readonly maxRows: number;
  /** Of the rows' JSON, UTF-8. */
  readonly maxBytes: number;
}

/**
 * Runs one statement and returns the JSON of a `RunResult`: it is measured as JSON, so it travels as JSON. DuckDB works on the next rows
 * only when they are asked for.
 */
export async function runStatement(connection: DuckDBConnection, limits: StatementLimits): Promise<string> {
  const statement = await prepareOne(connection, limits.sql);
  const result = await statement.stream();
  const types = result.columnTypes();
  const columns = result.columnNames().map((name, index): ResultColumn => {
    const type = types[index];
    return { name, type: type === undefined ? null : (type.alias ?? String(type)) };
  });
  const cellTypes = types.map(cellTypeOf);
  const rows: string[] = [];
  let bytes = 2;

  /** Whether there is room for it. */
  function add(values: readonly DuckDBValue[]): boolean {
    const json = JSON.stringify(values.map((value, index) => cellOf(value, cellTypes[index])));
    bytes += Buffer.byteLength(json) + (rows.length === 0 ? 0 : 1);
    if (rows.length >= limits.maxRows || bytes > limits.maxBytes) return false;
    rows.push(json);
    return true;
  }

  async function readAll(): Promise<boolean> {
    for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk()) {
      for (let index = 0; index < chunk.rowCount; index += 1) {
        if (!add(chunk.getRowValues(index))) return false;
      }
    }
    return true;
  }

  const truncated = !(await readAll());
  return `{"columns":${JSON.stringify(columns)},"rows":[${rows.join(',')}],"truncated":${truncated}}`;
}
