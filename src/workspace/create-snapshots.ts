import type { CallOptions } from '../ports/call-options.ts';
import type { Json } from '../ports/json.ts';
import type { StateStore } from '../ports/state-store.ts';
import type { Snapshots } from './snapshots.ts';

/** Parsed snapshots kept in memory, the most recently used ones. */
const maxCached = 50;

/**
 * @param prefixOf where a tenant's snapshots live in the state store; the checksum follows it
 */
export function createSnapshots<Value extends object>(
  stateStore: StateStore,
  prefixOf: (tenantId: string) => string,
): Snapshots<Value> {
  const cache = new Map<string, Value>();

  function remember(key: string, value: Value): void {
    cache.delete(key);
    cache.set(key, value);
    const [oldest] = cache.keys();
    if (cache.size > maxCached && oldest !== undefined) cache.delete(oldest);
  }

  async function drop(key: string, options?: CallOptions): Promise<void> {
    cache.delete(key);
    await stateStore.delete(key, options);
  }

  return {
    read: async (tenantId, checksum, options) => {
      const key = `${prefixOf(tenantId)}${checksum}`;
      const value = cache.get(key) ?? ((await stateStore.get(key, options)) as Value | null);
      if (value) remember(key, value);
      return value;
    },
    write: async (tenantId, checksum, value, options) => {
      const key = `${prefixOf(tenantId)}${checksum}`;
      await stateStore.set(key, value as unknown as Json, options);
      remember(key, value);
    },
    prune: async (tenantId, keep, options) => {
      const prefix = prefixOf(tenantId);
      const records = await stateStore.list(prefix, options);
      const kept = await keep();
      for (const { key } of records) {
        if (!kept.includes(key.slice(prefix.length))) await drop(key, options);
      }
    },
    clear: async (tenantId, options) => {
      for (const { key } of await stateStore.list(prefixOf(tenantId), options)) await drop(key, options);
    },
  };
}
