import type { TrinoClient } from './trino-client.ts';

/** What the operations on one open database share. */
export interface OpenTrino {
  readonly client: TrinoClient;
  readonly readOnlyTransactions: boolean;
  /** Tables whose number of rows is asked for at most. */
  readonly rowEstimates: number;
  /** Aborted when the connection is closed. */
  readonly closing: AbortSignal;
}
