import type { RunOptions, RunResult } from '../../../src/adapter-kit/index.ts';
import { cellOf } from './cell-of.ts';
import { inReadOnlyTransaction } from './in-read-only-transaction.ts';
import type { OpenTrino } from './open-trino.ts';
import { sendable } from './sendable.ts';
import type { StatementOptions } from './trino-client.ts';
import type { TrinoColumn } from './trino-page.ts';
import { withLimits } from './with-limits.ts';

/** {@link DatabaseConnection.run}: reads one row more than wanted, so that `truncated` is exact, and stops the statement there. */
export async function run(database: OpenTrino, sql: string, options: RunOptions): Promise<RunResult> {
  const { client, closing } = database;
  const { timeoutMs, signal } = options;
  const text = sendable(sql);
  const limits = { timeoutMs, signal, closing, secrets: client.secrets, sql };
  return withLimits(limits, (limited) => {
    const statement = { signal: limited, timeLimitMs: timeoutMs };
    if (!database.readOnlyTransactions) return readRows(database, text, options, statement);
    return inReadOnlyTransaction(client, statement, (transaction) =>
      readRows(database, text, options, { ...statement, transaction }),
    );
  });
}

async function readRows(
  { client }: OpenTrino,
  sql: string,
  { maxRows, maxBytes }: RunOptions,
  options: StatementOptions,
): Promise<RunResult> {
  let columns: readonly TrinoColumn[] = [];
  const rows: RunResult['rows'][number][] = [];
  let bytes = 2;
  const result = (truncated: boolean): RunResult => ({
    columns: columns.map(({ name, type }) => ({ name, type })),
    rows,
    truncated,
  });
  for await (const page of client.pages(sql, options)) {
    columns = page.columns ?? columns;
    for (const values of page.rows) {
      const row = values.map((value, index) => cellOf(value, columns[index]?.typeSignature));
      bytes += Buffer.byteLength(JSON.stringify(row)) + (rows.length === 0 ? 0 : 1);
      if (rows.length >= maxRows || bytes > maxBytes) return result(true);
      rows.push(row);
    }
  }
  return result(false);
}
