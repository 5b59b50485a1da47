import { type Json, type StateStore, throwIfAborted } from 'nlquery/adapter-kit';

interface Entry {
  readonly json: string;
  readonly expiresAt: number;
}

/** Records in a map, gone with the process. They are kept as JSON, so that no caller holds what another one reads. */
export function mapStateStore(): StateStore {
  const entries = new Map<string, Entry>();
  const live = (key: string): Entry | null => {
    const entry = entries.get(key);
    if (entry === undefined || entry.expiresAt > Date.now()) return entry ?? null;
    entries.delete(key);
    return null;
  };
  return {
    name: 'map',
    capabilities: { persistent: false },
    get: async (key, options) => {
      throwIfAborted(options?.signal);
      const entry = live(key);
      return entry && (JSON.parse(entry.json) as Json);
    },
    set: async (key, value, { ttlMs, ifAbsent, signal } = {}) => {
      throwIfAborted(signal);
      if (ifAbsent && live(key)) return false;
      const expiresAt = ttlMs === undefined ? Number.POSITIVE_INFINITY : Date.now() + ttlMs;
      entries.set(key, { json: JSON.stringify(value), expiresAt });
      return true;
    },
    delete: async (key, options) => {
      throwIfAborted(options?.signal);
      return live(key) !== null && entries.delete(key);
    },
    list: async (prefix, options) => {
      throwIfAborted(options?.signal);
      const keys = [...entries.keys()].filter((key) => key.startsWith(prefix) && live(key)).sort();
      return keys.map((key) => ({ key, value: JSON.parse(entries.get(key)?.json ?? 'null') as Json }));
    },
    close: async () => {},
  };
}
