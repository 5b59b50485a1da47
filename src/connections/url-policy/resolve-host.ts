import { lookup } from 'node:dns/promises';

/** Every address that the system's resolver (hosts file included) knows of a host; an empty list where there is none. */
export async function resolveHost(host: string): Promise<readonly string[]> {
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
}
