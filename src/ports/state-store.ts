import type { CallOptions } from './call-options.ts';
import type { Json } from './json.ts';

/**
 * Small JSON records by key: statuses, workspaces, tasks, catalog snapshots. Every write is atomic by key.
 *
 * Every method rejects with `STATE_STORE_FAILED` when the store cannot be reached or refuses.
 */
export interface StateStore {
  /** The adapter's subpath without its kind: `redis` for `nlquery/state-store/redis`. */
  readonly name: string;
  readonly capabilities: StateStoreCapabilities;
  /** The value, or `null` when there is none or its time is up. */
  get(key: string, options?: CallOptions): Promise<Json | null>;
  /** Writes; `false` when `ifAbsent` was asked for and the key holds a value that has not expired. */
  set(key: string, value: Json, options?: SetOptions): Promise<boolean>;
  /** `false` when there was nothing to delete. */
  delete(key: string, options?: CallOptions): Promise<boolean>;
  /** Records whose key starts with `prefix` (taken literally), by key in code-unit order. */
  list(prefix: string, options?: CallOptions): Promise<readonly StateRecord[]>;
  /** Safe to call twice. */
  close(): Promise<void>;
}

export interface StateStoreCapabilities {
  /** What is stored outlives the process: stored URLs then need a `secret`. */
  readonly persistent: boolean;
}

export interface StateRecord {
  readonly key: string;
  readonly value: Json;
}

export interface SetOptions extends CallOptions {
  /** The record vanishes after this time; without it, it stays, and an earlier limit is lifted. */
  readonly ttlMs?: number | undefined;
  /** Write only if the key is free. */
  readonly ifAbsent?: boolean | undefined;
}
