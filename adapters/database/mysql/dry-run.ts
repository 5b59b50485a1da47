import type { DryRunOptions } from '../../../src/adapter-kit/index.ts';
import { fetchRows } from './fetch-rows.ts';
import { inReadOnlyTransaction } from './in-read-only-transaction.ts';
import { isStatementError } from './is-statement-error.ts';
import type { OpenMysql } from './open-mysql.ts';
import { prepareQuery } from './prepare-query.ts';

/**
 * What EXPLAIN fails with and a statement that could be prepared does not: it needs rights on what lies beneath a view (1345),
 * and knows no SHOW (1064).
 */
const onlyOfExplain: ReadonlySet<number> = new Set([1064, 1345]);

/**
 * {@link DatabaseConnection.dryRun}: has the statement prepared, as it is, and then planned. The first keeps a statement
 * that begins like an option of EXPLAIN (ANALYZE, FOR CONNECTION) from being taken for one, which might run it.
 */
export async function dryRun(database: OpenMysql, sql: string, options: DryRunOptions): Promise<void> {
  const { timeoutMs = 10_000, signal } = options;
  await inReadOnlyTransaction(database, { timeoutMs, signal, sql }, async (client) => {
    await prepareQuery(client, sql);
    try {
      await fetchRows(client, `EXPLAIN ${sql}`, { maxRows: 10_000, maxBytes: 16_777_216 });
    } catch (error) {
      if (!isStatementError(error) || !onlyOfExplain.has(error.errno)) throw error;
    }
  });
}
