import { renderName } from '../catalog/render-name.ts';
import { isNlQueryError } from '../errors/is-nl-query-error.ts';
import type { Catalog, CatalogColumn, CatalogTable } from '../ports/catalog.ts';
import type { RunResult } from '../ports/database.ts';
import type { GuardedConnection } from '../safety/guard-connection.ts';
import { throwIfAborted } from '../shared/throw-if-aborted.ts';
import type { ColumnValues } from './column-values.ts';
import { looksPersonal } from './looks-personal.ts';

/** How much is read at most. */
export interface SampleBudget {
  readonly maxColumns: number;
  /** Rows of a table that are looked at: the first ones the engine gives. */
  readonly maxRowsRead: number;
  readonly maxValuesPerColumn: number;
  /** In UTF-16 code units; longer values are prose, which no one quotes whole. */
  readonly maxValueLength: number;
  readonly timeoutMsPerColumn: number;
}

const defaultSampleBudget: SampleBudget = {
  maxColumns: 1000,
  maxRowsRead: 10_000,
  maxValuesPerColumn: 500,
  maxValueLength: 80,
  timeoutMsPerColumn: 2000,
};

/**
 * Distinct values of text columns, read through the guard. Columns that look like personal data are never read, nor such
 * as the schema already lists values for. A column that cannot be read is left out; a table, often a view, is given up after the first
 * column that takes too long.
 *
 * Rejects with `DATABASE_UNREACHABLE` or `ABORTED`.
 */
export async function sampleValues(
  guarded: Pick<GuardedConnection, 'run'>,
  catalog: Catalog,
  options: { readonly budget?: SampleBudget | undefined; readonly signal?: AbortSignal | undefined } = {},
): Promise<readonly ColumnValues[]> {
  const budget = options.budget ?? defaultSampleBudget;
  const sampled: ColumnValues[] = [];
  const slow = new Set<CatalogTable>();
  for (const { table, column } of candidates(catalog).slice(0, budget.maxColumns)) {
    throwIfAborted(options.signal);
    if (slow.has(table)) continue;
    const result = await read(guarded, { catalog, table, column }, budget, options.signal);
    if (result === 'timeout') slow.add(table);
    const values = typeof result === 'object' ? textValues(result, budget) : [];
    if (values.length > 0)
      sampled.push({ schema: table.schema, table: table.name, column: column.name, values });
  }
  return sampled;
}

interface Candidate {
  readonly table: CatalogTable;
  readonly column: CatalogColumn;
}

function candidates(catalog: Catalog): readonly Candidate[] {
  return catalog.tables.flatMap((table) =>
    table.columns
      .filter(({ type, enumValues }) => isText(type) && !enumValues)
      .filter(({ name }) => !looksPersonal(table.name, name))
      .map((column) => ({ table, column })),
  );
}

/** A SQLite column without a type may hold text too. */
function isText(type: string): boolean {
  return type === '' || /char|text|string|clob|enum|symbol/i.test(type);
}

async function read(
  guarded: Pick<GuardedConnection, 'run'>,
  { catalog, table, column }: Candidate & { readonly catalog: Catalog },
  budget: SampleBudget,
  signal: AbortSignal | undefined,
): Promise<RunResult | 'timeout' | 'unreadable'> {
  const { dialect } = catalog;
  const name = renderName(column.name, dialect);
  const source = `${renderName(table.schema, dialect)}.${renderName(table.name, dialect)}`;
  const rows = `SELECT ${name} FROM ${source} LIMIT ${budget.maxRowsRead}`;
  const sql = `SELECT DISTINCT ${name} FROM (${rows}) AS sample_rows WHERE ${name} IS NOT NULL LIMIT ${budget.maxValuesPerColumn}`;
  const { maxValuesPerColumn: maxRows, timeoutMsPerColumn: timeoutMs } = budget;
  try {
    return await guarded.run(sql, { maxRows, maxBytes: 1_000_000, timeoutMs, signal });
  } catch (error) {
    if (isNlQueryError(error, 'SQL_REJECTED')) return 'unreadable';
    if (!isNlQueryError(error, 'SQL_FAULT')) throw error;
    return error.details.fault.kind === 'timeout' ? 'timeout' : 'unreadable';
  }
}

function textValues({ rows }: RunResult, { maxValueLength }: SampleBudget): readonly string[] {
  const texts = rows.flatMap(([cell]) => (typeof cell === 'string' ? [cell] : []));
  return texts.filter((text) => text.trim() !== '' && text.length <= maxValueLength).sort();
}
