import { randomBytes } from 'node:crypto';

export interface QdrantService {
  readonly url: string;
  readonly apiKey: string | undefined;
  /** What the names of the caller's collections have to start with. */
  readonly prefix: string;
  /** Drops the collections under the prefix, and nothing else. */
  close(): Promise<void>;
}

/** Qdrant at TEST_QDRANT_URL (key in TEST_QDRANT_API_KEY); `null` without: it cannot be started from a package. */
export async function startQdrant(): Promise<QdrantService | null> {
  const url = process.env.TEST_QDRANT_URL?.replace(/\/+$/, '');
  const apiKey = process.env.TEST_QDRANT_API_KEY;
  if (!url) return null;
  const call = async (method: string, path: string): Promise<unknown> => {
    const headers = apiKey === undefined ? {} : { 'api-key': apiKey };
    const response = await fetch(`${url}${path}`, { method, headers, signal: AbortSignal.timeout(10_000) });
    if (!response.ok)
      throw new Error(`TEST_QDRANT_URL is set, but the server answers HTTP ${response.status}.`);
    return ((await response.json()) as { readonly result: unknown }).result;
  };
  await call('GET', '/collections');
  const prefix = `nlquery_test_${randomBytes(4).toString('hex')}`;
  return {
    url,
    apiKey,
    prefix,
    close: async () => {
      const { collections } = (await call('GET', '/collections')) as {
        readonly collections: readonly { readonly name: string }[];
      };
      for (const { name } of collections)
        if (name.startsWith(prefix)) await call('DELETE', `/collections/${name}`);
    },
  };
}
