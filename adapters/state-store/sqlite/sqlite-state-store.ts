import type { DatabaseSync } from 'node:sqlite';
import {
  type CallOptions,
  NlQueryError,
  type StateStore,
  throwIfAborted,
} from '../../../src/adapter-kit/index.ts';
import { assertStorableKey } from './assert-storable-key.ts';
import { deleteRecord } from './delete-record.ts';
import { listRecords } from './list-records.ts';
import { openDatabase } from './open-database.ts';
import type { SqliteStateStoreOptions } from './options.ts';
import { pruneExpired } from './prune-expired.ts';
import { readRecord } from './read-record.ts';
import { storeFailed } from './store-failed.ts';
import { writeRecord } from './write-record.ts';

/** Expired records are invisible at once; their space is won back at most this often, milliseconds. */
const pruneIntervalMs = 60_000;

/**
 * A store in one SQLite file, which several processes of one machine may share. The file is opened on first use.
 *
 * @throws `INVALID_OPTIONS` when `path` names no file
 */
export function sqliteStateStore(options: SqliteStateStoreOptions): StateStore {
  if (options.path === '' || options.path === ':memory:') throw noFile();
  const now = options.now ?? Date.now;
  let database: DatabaseSync | null = null;
  let prunedAt = -Infinity;
  let closed = false;

  async function use<Result>(
    call: CallOptions | undefined,
    key: string,
    operation: (database: DatabaseSync, time: number) => Result,
  ): Promise<Result> {
    throwIfAborted(call?.signal);
    if (closed) throw new NlQueryError('CLOSED', 'The SQLite state store has been closed.', {});
    assertStorableKey(key);
    try {
      database ??= openDatabase(options.path, options.busyTimeoutMs ?? 5_000);
      return operation(database, now());
    } catch (error) {
      throw storeFailed(error);
    }
  }

  return {
    name: 'sqlite',
    capabilities: { persistent: true },
    get: (key, call) => use(call, key, (opened, time) => readRecord(opened, key, time)),
    set: (key, value, call) =>
      use(call, key, (opened, time) => {
        if (time - prunedAt >= pruneIntervalMs) {
          pruneExpired(opened, time);
          prunedAt = time;
        }
        return writeRecord(opened, { key, value }, call ?? {}, time);
      }),
    delete: (key, call) => use(call, key, (opened, time) => deleteRecord(opened, key, time)),
    list: (prefix, call) => use(call, prefix, (opened, time) => listRecords(opened, prefix, time)),
    async close() {
      closed = true;
      database?.close();
      database = null;
    },
  };
}

function noFile(): NlQueryError {
  const message =
    'The SQLite state store needs the path of a file; memoryStateStore() keeps records in memory.';
  return new NlQueryError('INVALID_OPTIONS', message, { details: { option: 'path' } });
}
