import { abortableDelay, type CallOptions } from '../../../src/adapter-kit/index.ts';
import type { RunStatement } from './in-transaction.ts';
import { lockKey } from './lock-key.ts';
import type { OpenStore } from './open-store.ts';
import { withClient } from './with-client.ts';

/** Between two tries to get the lock. */
const pollMs = 250;

/**
 * Makes or drops indexes concurrently, one such change at a time in all processes, with an hour for each statement. Postgres ends two on one
 * table by "deadlock detected", and often the one that was nearly done: whoever waits inside a statement holds a snapshot, which the
 * other waits for. So the lock is asked for again and again, without a statement or a connection being held in between. It belongs to
 * the session: a connection that breaks lets go of it.
 */
export async function alterIndexes(
  { pool, settings }: Pick<OpenStore, 'pool' | 'settings'>,
  { signal }: CallOptions,
  operation: (run: RunStatement) => Promise<void>,
): Promise<void> {
  const lock = lockKey('nlquery pgvector indexes', settings.schema);
  while (!(await isDone())) await abortableDelay(pollMs, signal);

  function isDone(): Promise<boolean> {
    return withClient(pool, signal, async (client) => {
      const run: RunStatement = async <Row extends object>(text: string, values: unknown[] = []) =>
        (await client.query({ text, values })).rows as readonly Row[];
      const [row] = await run<{ taken: boolean; before: string }>(
        `SELECT pg_try_advisory_lock(${lock}) AS taken, current_setting('statement_timeout') AS before`,
      );
      if (!row?.taken) return false;
      await run(`SET statement_timeout = '1h'`);
      await operation(run);
      await run(`SELECT set_config('statement_timeout', $1, false), pg_advisory_unlock(${lock})`, [
        row.before,
      ]);
      return true;
    });
  }
}
