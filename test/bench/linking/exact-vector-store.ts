import type { EmbeddedChunk, ScoredChunk } from '../../../src/ports/chunk.ts';
import type { Manifest } from '../../../src/ports/manifest.ts';
import type { VectorStore } from '../../../src/ports/vector-store.ts';

/** Vectors in memory, compared one by one. Vectors are taken to be of length 1. */
export function exactVectorStore(): VectorStore {
  const tenants = new Map<string, Map<string, EmbeddedChunk>>();
  const manifests = new Map<string, Manifest>();
  const chunksOf = (tenantId: string): Map<string, EmbeddedChunk> => tenants.get(tenantId) ?? new Map();
  return {
    name: 'exact',
    capabilities: { persistent: false, maxSearchLimit: 10_000 },
    upsert: async (tenantId, chunks) => {
      const stored = chunksOf(tenantId);
      for (const chunk of chunks) stored.set(chunk.id, chunk);
      tenants.set(tenantId, stored);
    },
    search: async (tenantId, vector, { limit, kinds, tables }) => {
      const wanted = tables && new Set(tables);
      const found: ScoredChunk[] = [];
      for (const { vector: stored, ...chunk } of chunksOf(tenantId).values()) {
        if ((kinds && !kinds.includes(chunk.kind)) || (wanted && !wanted.has(chunk.table))) continue;
        found.push({ ...chunk, score: dot(vector, stored) });
      }
      return found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit);
    },
    fingerprints: async (tenantId) =>
      new Map([...chunksOf(tenantId)].map(([id, { contentHash }]) => [id, contentHash])),
    remove: async (tenantId, ids) => {
      for (const id of ids) chunksOf(tenantId).delete(id);
    },
    readManifest: async (tenantId) => manifests.get(tenantId) ?? null,
    writeManifest: async (tenantId, manifest) => void manifests.set(tenantId, manifest),
    clear: async (tenantId) => {
      tenants.delete(tenantId);
      manifests.delete(tenantId);
    },
    close: async () => {},
  };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
