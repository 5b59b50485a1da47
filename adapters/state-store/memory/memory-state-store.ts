import {
  type CallOptions,
  NlQueryError,
  type StateStore,
  throwIfAborted,
} from '../../../src/adapter-kit/index.ts';
import { listRecords } from './list-records.ts';
import { liveRecord } from './live-record.ts';
import type { MemoryStateStoreOptions } from './options.ts';
import { pruneExpired } from './prune-expired.ts';
import type { StoredRecord } from './stored-record.ts';

/** A store that lives and dies with its process: for tests, scripts and single-process servers. */
export function memoryStateStore(options: MemoryStateStoreOptions = {}): StateStore {
  const now = options.now ?? Date.now;
  const records = new Map<string, StoredRecord>();
  let writesUntilPrune = 0;
  let closed = false;

  function admit(call: CallOptions | undefined): void {
    throwIfAborted(call?.signal);
    if (closed) throw new NlQueryError('CLOSED', 'The memory state store has been closed.', {});
  }

  return {
    name: 'memory',
    capabilities: { persistent: false },
    async get(key, call) {
      admit(call);
      const record = liveRecord(records, key, now());
      return record === undefined ? null : JSON.parse(record.json);
    },
    async set(key, value, call) {
      admit(call);
      const time = now();
      if (call?.ifAbsent && liveRecord(records, key, time)) return false;
      records.set(key, { json: JSON.stringify(value), expiresAt: time + (call?.ttlMs ?? Infinity) });
      writesUntilPrune -= 1;
      if (writesUntilPrune > 0) return true;
      pruneExpired(records, time);
      // As many writes as records: the cost of pruning stays constant a write.
      writesUntilPrune = records.size + 1;
      return true;
    },
    async delete(key, call) {
      admit(call);
      return liveRecord(records, key, now()) !== undefined && records.delete(key);
    },
    async list(prefix, call) {
      admit(call);
      return listRecords(records, prefix, now());
    },
    async close() {
      closed = true;
      records.clear();
    },
  };
}
