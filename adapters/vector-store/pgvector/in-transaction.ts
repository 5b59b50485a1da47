import type { OpenStore } from './open-store.ts';
import type { Statement } from './postgres-pool.ts';
import { withClient } from './with-client.ts';

export interface TransactionOptions {
  /** Waits until no other transaction holds this lock, and holds it to the end. */
  readonly lock?: string | undefined;
  /** Settings that hold to its end, as `SET LOCAL` takes them. */
  readonly settings?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Runs a statement and resolves to its rows. */
export type RunStatement = <Row extends object>(text: string, values?: unknown[]) => Promise<readonly Row[]>;

/**
 * Runs `operation` as one transaction. Settings are local to it, so that a pool of the caller's, or one behind PgBouncer, stays as it was.
 * Compiling a plan costs more than any of these statements takes, hence no `jit`.
 */
export async function inTransaction<Result>(
  { pool, settings }: Pick<OpenStore, 'pool' | 'settings'>,
  options: TransactionOptions,
  operation: (run: RunStatement) => Promise<Result>,
): Promise<Result> {
  const begin = [
    'BEGIN',
    ...[`statement_timeout = ${settings.statementTimeoutMs}`, 'jit = off', ...(options.settings ?? [])].map(
      (setting) => `SET LOCAL ${setting}`,
    ),
    ...(options.lock === undefined ? [] : [`SELECT pg_advisory_xact_lock(${options.lock})`]),
  ];
  return withClient(pool, options.signal, async (client) => {
    await client.query({ text: begin.join('; ') });
    const result = await operation(async <Row extends object>(text: string, values: unknown[] = []) => {
      const statement: Statement = { text, values };
      return (await client.query(statement)).rows as readonly Row[];
    });
    await client.query({ text: 'COMMIT' });
    return result;
  });
}
