import type { DryRunOptions } from '../../../src/adapter-kit/index.ts';
import { assertSendable } from './assert-sendable.ts';
import { fetchRows } from './fetch-rows.ts';
import { inReadOnlyTransaction } from './in-read-only-transaction.ts';
import type { OpenPostgres } from './open-postgres.ts';

/**
 * {@link DatabaseConnection.dryRun}: has the statement planned. The option list in front keeps a statement that begins
 * with ANALYZE from being taken for an option, which would run it.
 */
export async function dryRun(database: OpenPostgres, sql: string, options: DryRunOptions): Promise<void> {
  assertSendable(sql);
  const { timeoutMs = 10_000, signal } = options;
  await inReadOnlyTransaction(database, { timeoutMs, signal, sql }, (client) =>
    fetchRows(client, `EXPLAIN (ANALYZE FALSE, COSTS FALSE) ${sql}`, {
      maxRows: 1,
      maxWireBytes: 16_777_216,
    }),
  );
}
