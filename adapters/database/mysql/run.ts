import type { RunOptions, RunResult } from '../../../src/adapter-kit/index.ts';
import { columnTypeName } from './column-type-name.ts';
import { fetchRows } from './fetch-rows.ts';
import { inReadOnlyTransaction } from './in-read-only-transaction.ts';
import type { OpenMysql } from './open-mysql.ts';
import { prepareQuery } from './prepare-query.ts';

/** {@link DatabaseConnection.run}: asks for one row more than wanted, so that `truncated` is exact. */
export function run(database: OpenMysql, sql: string, options: RunOptions): Promise<RunResult> {
  const { maxRows, maxBytes, timeoutMs, signal } = options;
  const transaction = { timeoutMs, signal, sql, maxRows: Math.min(maxRows + 1, Number.MAX_SAFE_INTEGER) };
  return inReadOnlyTransaction(database, transaction, async (client, throwIfStopped) => {
    await prepareQuery(client, sql);
    throwIfStopped();
    const { fields, rows, truncated } = await fetchRows(client, sql, { maxRows, maxBytes });
    return {
      columns: fields.map((field) => ({ name: field.name, type: columnTypeName(field) })),
      rows,
      truncated,
    };
  });
}
