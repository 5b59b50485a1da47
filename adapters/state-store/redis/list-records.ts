import type { Cluster, Redis } from 'ioredis';
import type { Json, StateRecord } from '../../../src/adapter-kit/index.ts';
import { globLiteral } from './glob-literal.ts';

/** Keys looked at by one SCAN, and values fetched by one round trip. */
const pageSize = 1_000;

/**
 * Records whose key starts with `keyPrefix` and `prefix`, by key in code-unit order. Found by SCAN on every node that holds keys:
 * it takes time in proportion to all keys of the Redis database, whosoever they are, and never blocks the server. Ends when nobody waits for it any
 * more.
 */
export async function listRecords(
  client: Redis | Cluster,
  { keyPrefix, prefix }: { readonly keyPrefix: string; readonly prefix: string },
  { signal }: { readonly signal: AbortSignal },
): Promise<readonly StateRecord[]> {
  const pattern = `${globLiteral(keyPrefix + prefix)}*`;
  // A node may name a key twice, and two nodes may while a slot moves.
  const found = await Promise.all(nodesOf(client).map((node) => scan(node, pattern, signal)));
  const keys = [...new Set(found.flat())].sort();
  const records: StateRecord[] = [];
  for (let start = 0; start < keys.length; start += pageSize) {
    signal.throwIfAborted();
    const page = keys.slice(start, start + pageSize);
    const values = await Promise.all(page.map((key) => client.get(key)));
    for (const [index, key] of page.entries()) {
      const json = values[index] ?? null;
      if (json !== null) records.push({ key: key.slice(keyPrefix.length), value: JSON.parse(json) as Json });
    }
  }
  return records;
}

function nodesOf(client: Redis | Cluster): readonly Redis[] {
  return client.isCluster ? (client as Cluster).nodes('master') : [client as Redis];
}

async function scan(node: Redis, pattern: string, signal: AbortSignal): Promise<readonly string[]> {
  const keys: string[] = [];
  for (let cursor = '0'; ; ) {
    signal.throwIfAborted();
    const [next, page] = await node.scan(cursor, 'MATCH', pattern, 'COUNT', pageSize);
    keys.push(...page);
    if (next === '0') return keys;
    cursor = next;
  }
}
