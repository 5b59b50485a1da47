import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { qdrantVectorStore } from '../../../adapters/vector-store/qdrant/index.ts';
import type { IngestStore } from './ingest-store.ts';

const batchSize = 256;

/** A real Qdrant at TEST_QDRANT_URL, else the emulator, in a process of its own: `serve` starts it there and tells its URL. */
export function qdrantStore(serve: readonly [path: string, argument: string]): IngestStore {
  return {
    name: 'qdrant',
    prepare: async () => {
      const given = process.env.TEST_QDRANT_URL;
      const server = given ? null : await startServer(serve);
      const url = given ?? server?.url ?? '';
      const send = async (method: string, path: string, body?: unknown): Promise<{ count: number }> => {
        const headers = { 'content-type': 'application/json' };
        const response = await fetch(`${url}${path}`, {
          method,
          headers,
          body: body ? JSON.stringify(body) : null,
        });
        if (!response.ok) throw new Error(`Qdrant: ${response.status} ${await response.text()}`);
        return ((await response.json()) as { result: { count: number } }).result;
      };
      const run = `nlquery_bench_${randomUUID().slice(0, 8)}`;
      const used: string[] = [];
      return {
        version: given ? 'Qdrant' : 'emulator',
        open: () => qdrantVectorStore({ url, collectionPrefix: run }),
        writeByHand: async (tenantId, chunks) => {
          const path = `/collections/${run}_floor${used.length}`;
          used.push(path);
          const size = chunks[0]?.vector.length ?? 0;
          await send('PUT', path, {
            vectors: { size, distance: 'Cosine' },
            hnsw_config: { m: 0, payload_m: 16 },
          });
          const schema = { type: 'keyword', is_tenant: true };
          await send('PUT', `${path}/index?wait=true`, { field_name: 'tenant_id', field_schema: schema });
          for (let start = 0; start < chunks.length; start += batchSize) {
            const points = chunks.slice(start, start + batchSize).map(({ vector, ...payload }) => ({
              id: randomUUID(),
              vector: Array.from(vector),
              payload: { tenant_id: tenantId, ...payload },
            }));
            await send('PUT', `${path}/points?wait=true`, { points });
          }
          const filter = { must: [{ key: 'tenant_id', match: { value: tenantId } }] };
          return (await send('POST', `${path}/points/count`, { filter, exact: true })).count;
        },
        close: async () => {
          for (const path of used) await send('DELETE', path);
          server?.process.kill();
        },
      };
    },
  };
}

async function startServer([path, argument]: readonly [string, string]): Promise<{
  url: string;
  process: ChildProcess;
}> {
  const child = fork(path, [argument], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [url] = await once(child, 'message');
  return { url: String(url), process: child };
}
