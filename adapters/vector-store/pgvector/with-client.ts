import { orAborted, throwIfAborted } from '../../../src/adapter-kit/index.ts';
import type { PostgresClient, PostgresPool } from './postgres-pool.ts';

/**
 * Lends a connection to `operation`. It goes back to the pool when that succeeds, and is closed when it fails or is aborted: nothing is
 * known then of the state it is in. What the server is still doing for an aborted call is cancelled.
 */
export async function withClient<Result>(
  pool: PostgresPool,
  signal: AbortSignal | undefined,
  operation: (client: PostgresClient) => Promise<Result>,
): Promise<Result> {
  throwIfAborted(signal);
  const connecting = pool.connect();
  const client = await orAborted(connecting, signal).catch((error: unknown) => {
    connecting.then(
      (late) => late.release(),
      () => {},
    );
    throw error;
  });
  try {
    const result = await orAborted(operation(client), signal);
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    if (signal?.aborted) void cancel(pool, client.processID);
    throw error;
  }
}

/** Best effort: what cannot be cancelled runs into its time limit. */
async function cancel(pool: PostgresPool, processId: number | null | undefined): Promise<void> {
  if (typeof processId !== 'number') return;
  try {
    const client = await pool.connect();
    await client
      .query({ text: 'SELECT pg_cancel_backend($1::int)', values: [processId] })
      .finally(() => client.release());
  } catch {
    // The pool has been closed, or the server is gone.
  }
}
