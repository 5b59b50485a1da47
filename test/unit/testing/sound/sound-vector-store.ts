import type { EmbeddedChunk, Manifest } from '../../../../src/adapter-kit/index.ts';
import { NlQueryError, type VectorStore } from '../../../../src/adapter-kit/index.ts';

interface Tenant {
  chunks: Map<string, EmbeddedChunk>;
  manifest: Manifest | null;
}

const storages = new Map<string, Map<string, Tenant>>();

/** A vector store in maps that keeps every promise. Storage outlives the store, as a file would. */
export function soundVectorStore(storage: string): VectorStore {
  const tenants = storages.get(storage) ?? new Map<string, Tenant>();
  storages.set(storage, tenants);
  const tenant = (id: string): Tenant => {
    const known = tenants.get(id) ?? { chunks: new Map(), manifest: null };
    tenants.set(id, known);
    return known;
  };
  const admit = (call: { signal?: AbortSignal | undefined } | undefined): void => {
    if (call?.signal?.aborted) throw new NlQueryError('ABORTED', 'Aborted.', {});
  };
  return {
    name: 'sound',
    capabilities: { persistent: true, maxSearchLimit: 1_000 },
    upsert: async (tenantId, chunks, call) => {
      admit(call);
      for (const chunk of chunks) {
        tenant(tenantId).chunks.set(chunk.id, { ...chunk, vector: chunk.vector.slice() });
      }
    },
    search: async (tenantId, vector, { limit, kinds, tables, signal }) => {
      admit({ signal });
      return [...tenant(tenantId).chunks.values()]
        .filter((chunk) => chunk.vector.length === vector.length)
        .filter((chunk) => kinds === undefined || kinds.includes(chunk.kind))
        .filter((chunk) => tables === undefined || tables.includes(chunk.table))
        .map(({ vector: stored, ...chunk }) => ({ ...chunk, score: cosine(stored, vector) }))
        .sort((a, b) => b.score - a.score)
        .slice(0, limit);
    },
    fingerprints: async (tenantId, call) => {
      admit(call);
      return new Map([...tenant(tenantId).chunks.values()].map(({ id, contentHash }) => [id, contentHash]));
    },
    remove: async (tenantId, ids, call) => {
      admit(call);
      for (const id of ids) tenant(tenantId).chunks.delete(id);
    },
    readManifest: async (tenantId, call) => {
      admit(call);
      return structuredClone(tenant(tenantId).manifest);
    },
    writeManifest: async (tenantId, manifest, call) => {
      admit(call);
      tenant(tenantId).manifest = { ...manifest };
    },
    clear: async (tenantId, call) => {
      admit(call);
      tenants.delete(tenantId);
    },
    close: async () => {},
  };
}

function cosine(a: Float32Array, b: Float32Array): number {
  const dot = (x: Float32Array, y: Float32Array): number =>
    x.reduce((sum, value, index) => sum + value * (y[index] ?? 0), 0);
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}
