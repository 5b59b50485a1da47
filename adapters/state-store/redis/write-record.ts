import type { Cluster, Redis } from 'ioredis';
import type { SetOptions } from '../../../src/adapter-kit/index.ts';

/** Writes in one command, which is what makes `ifAbsent` hold between processes; `false` when the key was taken. */
export async function writeRecord(
  client: Redis | Cluster,
  record: { readonly key: string; readonly json: string },
  options: SetOptions,
): Promise<boolean> {
  const { key, json } = record;
  const { ttlMs, ifAbsent = false } = options;
  const limit = ttlMs === undefined ? null : Math.ceil(ttlMs);
  // Redis refuses a time limit of nothing: what is past at once need not be written.
  if (limit !== null && limit <= 0) return writePast(client, key, ifAbsent);
  if (limit === null) {
    const reply = await (ifAbsent ? client.set(key, json, 'NX') : client.set(key, json));
    return reply === 'OK';
  }
  const reply = await (ifAbsent
    ? client.set(key, json, 'PX', limit, 'NX')
    : client.set(key, json, 'PX', limit));
  return reply === 'OK';
}

async function writePast(client: Redis | Cluster, key: string, ifAbsent: boolean): Promise<boolean> {
  if (ifAbsent) return (await client.exists(key)) === 0;
  await client.del(key);
  return true;
}
