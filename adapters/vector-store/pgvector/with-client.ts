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
  client.on?.('error', onBroken);
  try {
    const result = await orAborted(operation(client), signal);
    client.release();
    client.off?.('error', onBroken);
    return result;
  } catch (error) {
    client.release(true);
    if (signal?.aborted) void cancel(pool, client.processID);
    throw error;
  }
}

/** The statement that suffers from it tells. */
function onBroken(): void {}

/** Best effort: what cannot be cancelled runs into its time limit. */
async function cancel(pool: PostgresPool, processId: number | null | undefined): Promise<void> {
  if (typeof processId !== 'number') return;
  const statement = { text: 'SELECT pg_cancel_backend($1::int)', values: [processId] };
  try {
    await withClient(pool, undefined, (client) => client.query(statement));
  } catch {
    // The pool has been closed, or the server is gone.
  }
}
