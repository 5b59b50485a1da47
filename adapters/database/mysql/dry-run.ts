import type { DryRunOptions } from '../../../src/adapter-kit/index.ts';
import { inReadOnlyTransaction } from './in-read-only-transaction.ts';
import type { OpenMysql } from './open-mysql.ts';
import { prepareQuery } from './prepare-query.ts';

/**
 * {@link DatabaseConnection.dryRun}: has the statement prepared, which settles names, rights and grouping. EXPLAIN is not asked:
 * MariaDB runs some subqueries for it (`SELECT * FROM (SELECT SLEEP(9)) s` takes nine seconds), and for a view it takes
 * rights beyond reading.
 */
export async function dryRun(database: OpenMysql, sql: string, options: DryRunOptions): Promise<void> {
  const { timeoutMs = 10_000, signal } = options;
  await inReadOnlyTransaction(database, { timeoutMs, signal, sql }, (client) => prepareQuery(client, sql));
}
