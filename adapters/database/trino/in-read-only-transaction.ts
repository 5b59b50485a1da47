import type { StatementOptions, TrinoClient } from './trino-client.ts';
import { unreachable } from './unreachable.ts';

/** How long the end of a transaction is waited for; Trino ends idle ones by itself. */
const rollbackMs = 2_000;

/** Calls `body` with the id of a transaction in which Trino refuses to write, and rolls it back. */
export async function inReadOnlyTransaction<Result>(
  client: TrinoClient,
  options: StatementOptions,
  body: (transaction: string) => Promise<Result>,
): Promise<Result> {
  let transaction: string | null = null;
  for await (const page of client.pages('START TRANSACTION READ ONLY', options)) {
    transaction ??= page.startedTransaction;
  }
  if (transaction === null) {
    throw unreachable(new Error('the server does not say which transaction it has started'), client);
  }
  try {
    return await body(transaction);
  } finally {
    await drain(client, 'ROLLBACK', { transaction, signal: AbortSignal.timeout(rollbackMs) }).catch(() => {});
  }
}

async function drain(client: TrinoClient, sql: string, options: StatementOptions): Promise<void> {
  for await (const _page of client.pages(sql, options));
}
