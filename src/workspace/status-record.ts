/** How a tenant's ingestion stands, as stored. No record means that none is under way and the last one went well. */
export type StatusRecord =
  | {
      readonly state: 'IN_PROGRESS';
      /** The job that works on it; `null` until one has started. */
      readonly jobId: string | null;
      /** Milliseconds since the epoch: when to look whether the worker still lives. Renewed by heartbeat. */
      readonly leaseUntil: number;
      readonly progress: { readonly done: number; readonly total: number } | null;
    }
  | { readonly state: 'ERROR'; readonly message: string };
