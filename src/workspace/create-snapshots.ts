import type { CallOptions } from '../ports/call-options.ts';
import type { Json } from '../ports/json.ts';
import type { StateStore } from '../ports/state-store.ts';
import type { Snapshots } from './snapshots.ts';

export interface SnapshotRules<Value> {
  /** Where a tenant's snapshots live in the state store; the checksum follows it. */
  readonly prefixOf: (tenantId: string) => string;
  /** In whatever unit `maxCachedSize` is in. */
  readonly sizeOf: (value: Value) => number;
  /** Parsed snapshots are kept in memory up to this size together, the most recently used ones, but one at least. */
  readonly maxCachedSize: number;
}

export function createSnapshots<Value extends object>(
  stateStore: StateStore,
  { prefixOf, sizeOf, maxCachedSize }: SnapshotRules<Value>,
): Snapshots<Value> {
  const cache = new Map<string, { readonly value: Value; readonly size: number }>();
  let cachedSize = 0;

  function forget(key: string): void {
    cachedSize -= cache.get(key)?.size ?? 0;
    cache.delete(key);
  }

  function remember(key: string, value: Value): void {
    const size = cache.get(key)?.size ?? sizeOf(value);
    forget(key);
    cache.set(key, { value, size });
    cachedSize += size;
    for (const oldest of cache.keys()) {
      if (cachedSize <= maxCachedSize || oldest === key) return;
      forget(oldest);
    }
  }

  async function drop(key: string, options?: CallOptions): Promise<void> {
    forget(key);
    await stateStore.delete(key, options);
  }

  return {
    read: async (tenantId, checksum, options) => {
      const key = `${prefixOf(tenantId)}${checksum}`;
      const value = cache.get(key)?.value ?? ((await stateStore.get(key, options)) as Value | null);
      if (value) remember(key, value);
      return value;
    },
    write: async (tenantId, checksum, value, options) => {
      const key = `${prefixOf(tenantId)}${checksum}`;
      await stateStore.set(key, value as unknown as Json, options);
      forget(key);
      remember(key, value);
    },
    drop: async (tenantId, checksums, options) => {
      for (const checksum of checksums) await drop(`${prefixOf(tenantId)}${checksum}`, options);
    },
    clear: async (tenantId, options) => {
      for (const { key } of await stateStore.list(prefixOf(tenantId), options)) await drop(key, options);
    },
  };
}
