import type { Cell, RunResult } from '../../ports/database.ts';
import type { Dialect } from '../../ports/dialect.ts';
import type { TableStatistics } from '../analysis/analysis.ts';
import { numberOf } from './number-of.ts';

type Columns = Record<string, TableStatistics['columns'][string]>;

/** What an engine's answers to `statisticsStatements` say; `null` where it keeps no statistics of the table. */
export function readStatistics(dialect: Dialect, results: readonly RunResult[]): TableStatistics | null {
  const [table, columns] = results;
  if (table === undefined) return null;
  const statistics = dialect === 'trino' ? ofTrino(table) : ofTable(table, columns);
  const isEmpty =
    statistics.rows === null &&
    statistics.bytes === null &&
    Object.values(statistics.columns).every(
      ({ distinct, nullShare, bytes }) => distinct === null && nullShare === null && bytes === null,
    );
  return isEmpty ? null : statistics;
}

/** Columns of SHOW STATS: column_name, data_size, distinct_values_count, nulls_fraction, row_count, low_value, high_value. */
function ofTrino({ rows }: RunResult): TableStatistics {
  const columns: Columns = {};
  let bytes: number | null = null;
  for (const [name, size, distinct, nulls] of rows) {
    if (typeof name !== 'string') continue;
    columns[name] = { distinct: numberOf(distinct), nullShare: numberOf(nulls), bytes: numberOf(size) };
    const known = numberOf(size);
    if (known !== null) bytes = (bytes ?? 0) + known;
  }
  const summary = rows.find(([name]) => name === null);
  return { rows: numberOf(summary?.[4]), bytes, columns };
}

function ofTable({ rows: [table] }: RunResult, perColumn: RunResult | undefined): TableStatistics {
  const count = numberOf(table?.[0]);
  // Postgres says −1 of a table that was never analysed.
  const rows = count === null || count < 0 ? null : Math.round(count);
  const columns: Columns = {};
  for (const [name, distinct, nulls, width] of perColumn?.rows ?? []) {
    columns[String(name)] = {
      distinct: distinctOf(distinct, rows),
      nullShare: numberOf(nulls),
      bytes: rows === null ? null : timesRows(numberOf(width), rows),
    };
  }
  return { rows, bytes: numberOf(table?.[1]), columns };
}

function distinctOf(cell: Cell | undefined, rows: number | null): number | null {
  const count = numberOf(cell);
  if (count === null || count === 0) return null;
  if (count > 0) return count;
  return rows === null ? null : Math.round(-count * rows);
}

function timesRows(width: number | null, rows: number): number | null {
  return width === null ? null : width * rows;
}
