import type { DryRunOptions } from '../../../src/adapter-kit/index.ts';
import type { OpenTrino } from './open-trino.ts';
import { sendable } from './sendable.ts';
import { withLimits } from './with-limits.ts';

/** {@link DatabaseConnection.dryRun}: has Trino parse and analyse the statement, and not plan it. */
export async function dryRun(database: OpenTrino, sql: string, options: DryRunOptions): Promise<void> {
  const { client, closing } = database;
  const { timeoutMs = 10_000, signal } = options;
  await withLimits({ timeoutMs, signal, closing, secrets: client.secrets, sql }, async (limited) => {
    const text = `EXPLAIN (TYPE VALIDATE) ${sendable(sql)}`;
    for await (const _page of client.pages(text, { signal: limited, timeLimitMs: timeoutMs }));
  });
}
