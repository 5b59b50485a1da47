import { type EmbeddedChunk, type Manifest, throwIfAborted, type VectorStore } from 'nlquery/adapter-kit';

interface Tenant {
  readonly chunks: Map<string, EmbeddedChunk>;
  manifest: Manifest | null;
}

/** Chunks in maps, a map a tenant: no call has a way to those of another. Compares with every vector; gone with the process. */
export function mapVectorStore(): VectorStore {
  const tenants = new Map<string, Tenant>();
  const open = (tenantId: string, options: { signal?: AbortSignal | undefined } | undefined): Tenant => {
    throwIfAborted(options?.signal);
    const tenant = tenants.get(tenantId) ?? { chunks: new Map(), manifest: null };
    tenants.set(tenantId, tenant);
    return tenant;
  };
  return {
    name: 'map',
    capabilities: { persistent: false, maxSearchLimit: 10_000 },
    upsert: async (tenantId, chunks, options) => {
      const tenant = open(tenantId, options);
      for (const chunk of chunks) tenant.chunks.set(chunk.id, { ...chunk, vector: chunk.vector.slice() });
    },
    search: async (tenantId, query, { limit, kinds, tables, signal }) => {
      const scored = [...open(tenantId, { signal }).chunks.values()]
        .filter(({ vector }) => vector.length === query.length)
        .filter(({ kind, table }) => (kinds?.includes(kind) ?? true) && (tables?.includes(table) ?? true))
        .map(({ vector, ...chunk }) => ({ ...chunk, score: cosine(vector, query) }));
      return scored.sort((a, b) => b.score - a.score).slice(0, limit);
    },
    fingerprints: async (tenantId, options) => {
      const chunks = open(tenantId, options).chunks.values();
      return new Map([...chunks].map(({ id, contentHash }) => [id, contentHash]));
    },
    remove: async (tenantId, ids, options) => {
      const { chunks } = open(tenantId, options);
      for (const id of ids) chunks.delete(id);
    },
    readManifest: async (tenantId, options) => open(tenantId, options).manifest,
    writeManifest: async (tenantId, manifest, options) => {
      open(tenantId, options).manifest = { ...manifest };
    },
    clear: async (tenantId, options) => {
      throwIfAborted(options?.signal);
      tenants.delete(tenantId);
    },
    close: async () => {},
  };
}

function cosine(a: Float32Array, b: Float32Array): number {
  const dot = a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  // A vector without a direction scores 0: no number at all would upset the order of the others.
  return dot === 0 ? 0 : dot / (Math.hypot(...a) * Math.hypot(...b));
}
