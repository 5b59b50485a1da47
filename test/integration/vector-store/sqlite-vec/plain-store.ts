import type { EmbeddedChunk, ScoredChunk, SearchOptions } from '../../../../src/adapter-kit/index.ts';

/** What a vector store should hold, as plain data: a map by tenant and id, searched by comparing everything. */
export interface PlainStore {
  upsert(tenantId: string, chunks: readonly EmbeddedChunk[]): void;
  search(tenantId: string, vector: Float32Array, options: SearchOptions): readonly ScoredChunk[];
  fingerprints(tenantId: string): ReadonlyMap<string, string>;
  remove(tenantId: string, ids: readonly string[]): void;
  clear(tenantId: string): void;
}

export function plainStore(): PlainStore {
  const tenants = new Map<string, Map<string, EmbeddedChunk>>();
  const chunksOf = (tenantId: string): Map<string, EmbeddedChunk> => {
    const chunks = tenants.get(tenantId) ?? new Map<string, EmbeddedChunk>();
    tenants.set(tenantId, chunks);
    return chunks;
  };
  return {
    upsert(tenantId, chunks) {
      for (const chunk of chunks) chunksOf(tenantId).set(chunk.id, chunk);
    },
    search(tenantId, vector, { limit, kinds, tables }) {
      return [...chunksOf(tenantId).values()]
        .filter((chunk) => chunk.vector.length === vector.length)
        .filter((chunk) => kinds === undefined || kinds.includes(chunk.kind))
        .filter((chunk) => tables === undefined || tables.includes(chunk.table))
        .map(({ vector: stored, ...chunk }) => ({ ...chunk, score: cosine(stored, vector) }))
        .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
        .slice(0, limit);
    },
    fingerprints: (tenantId) =>
      new Map([...chunksOf(tenantId).values()].map(({ id, contentHash }) => [id, contentHash])),
    remove(tenantId, ids) {
      for (const id of ids) chunksOf(tenantId).delete(id);
    },
    clear(tenantId) {
      tenants.delete(tenantId);
    },
  };
}

/** 0 where one of them has no direction. */
function cosine(a: Float32Array, b: Float32Array): number {
  let dot = 0;
  for (const [index, number] of a.entries()) dot += number * (b[index] ?? 0);
  const lengths = Math.hypot(...a) * Math.hypot(...b);
  return lengths === 0 ? 0 : dot / lengths;
}
