import type { Cluster, Redis } from 'ioredis';
import {
  type CallOptions,
  NlQueryError,
  type RedisLink,
  runRedisCall,
  type StateStore,
  throwIfAborted,
} from '../../../src/adapter-kit/index.ts';
import { assertStorableKey } from './assert-storable-key.ts';
import { listRecords } from './list-records.ts';
import { openLink } from './open-link.ts';
import type { RedisStateStoreOptions } from './options.ts';
import { readSettings } from './read-settings.ts';
import { storeFailed } from './store-failed.ts';
import { writeRecord } from './write-record.ts';

/**
 * A store in Redis that processes on any number of machines share. Connects on first use, and again after an outage;
 * a call waits at most `timeoutMs` for that. It is as durable as the server: `appendonly yes` keeps records over a restart, and
 * `maxmemory-policy noeviction` keeps them from being thrown out.
 *
 * @throws `INVALID_OPTIONS` with the option at fault
 */
export function redisStateStore(options: RedisStateStoreOptions): StateStore {
  const settings = readSettings(options);
  const { prefix: keyPrefix, secrets, timeoutMs } = settings;
  let opening: Promise<RedisLink> | null = null;
  let closed = false;

  async function use<Result>(
    call: CallOptions | undefined,
    key: string,
    operation: (client: Redis | Cluster) => Promise<Result>,
    repeatable = true,
  ): Promise<Result> {
    throwIfAborted(call?.signal);
    if (closed) throw new NlQueryError('CLOSED', 'The Redis state store has been closed.', {});
    assertStorableKey(key);
    try {
      opening ??= openLink(settings);
      return await runRedisCall(await opening, { timeoutMs, signal: call?.signal, repeatable }, operation);
    } catch (error) {
      throwIfAborted(call?.signal);
      throw storeFailed(error, secrets);
    }
  }

  return {
    name: 'redis',
    capabilities: { persistent: true },
    get: (key, call) =>
      use(call, key, async (client) => {
        const json = await client.get(keyPrefix + key);
        return json === null ? null : JSON.parse(json);
      }),
    set: async (key, value, call = {}) => {
      const record = { key: keyPrefix + key, json: JSON.stringify(value) };
      return use(call, key, (client) => writeRecord(client, record, call), !call.ifAbsent);
    },
    delete: (key, call) => use(call, key, async (client) => (await client.del(keyPrefix + key)) === 1, false),
    list: async (prefix, call) => {
      const over = new AbortController();
      try {
        return await use(call, prefix, (client) => listRecords(client, { keyPrefix, prefix }, over));
      } finally {
        over.abort();
      }
    },
    close: async () => {
      closed = true;
      if (opening !== null) await (await opening).close();
    },
  };
}
