import {
  type CallOptions,
  NlQueryError,
  throwIfAborted,
  type VectorStore,
} from '../../../src/adapter-kit/index.ts';
import { assertStorable } from './assert-storable.ts';
import { clearTenant } from './clear-tenant.ts';
import { createCollections } from './create-collections.ts';
import type { OpenStore } from './open-store.ts';
import type { QdrantVectorStoreOptions } from './options.ts';
import { readFingerprints } from './read-fingerprints.ts';
import { readManifest } from './read-manifest.ts';
import { readSettings } from './read-settings.ts';
import { removeChunks } from './remove-chunks.ts';
import { searchChunks } from './search-chunks.ts';
import { upsertChunks } from './upsert-chunks.ts';
import { writeManifest } from './write-manifest.ts';

/** Keeps one answer to a few megabytes; Qdrant itself knows no bound. */
const maxSearchLimit = 10_000;

/**
 * Vectors in Qdrant 1.11 or later (`is_tenant`), by its REST interface; needs no package. The vectors of all tenants that have the same width share a
 * collection, made on first use: `nlquery_384`, beside `nlquery_manifests`.
 *
 * @throws `INVALID_OPTIONS`
 */
export function qdrantVectorStore(options: QdrantVectorStoreOptions): VectorStore {
  const settings = readSettings(options);
  const store: OpenStore = { settings, collections: createCollections(settings) };
  let closed = false;

  async function use<Result>(
    tenantId: string,
    call: CallOptions | undefined,
    operation: () => Promise<Result>,
  ): Promise<Result> {
    throwIfAborted(call?.signal);
    if (closed) throw new NlQueryError('CLOSED', 'The qdrant vector store has been closed.', {});
    assertStorable(tenantId);
    return operation();
  }

  return {
    name: 'qdrant',
    capabilities: { persistent: true, maxSearchLimit },
    upsert: (tenantId, chunks, call = {}) =>
      use(tenantId, call, () => upsertChunks(store, tenantId, chunks, call)),
    search: (tenantId, vector, search) =>
      use(tenantId, search, () => {
        const limit = Math.min(search.limit, maxSearchLimit);
        return searchChunks(store, tenantId, vector, { ...search, limit });
      }),
    fingerprints: (tenantId, call = {}) => use(tenantId, call, () => readFingerprints(store, tenantId, call)),
    remove: (tenantId, ids, call = {}) => use(tenantId, call, () => removeChunks(store, tenantId, ids, call)),
    readManifest: (tenantId, call = {}) => use(tenantId, call, () => readManifest(store, tenantId, call)),
    writeManifest: (tenantId, manifest, call = {}) =>
      use(tenantId, call, () => writeManifest(store, tenantId, manifest, call)),
    clear: (tenantId, call = {}) => use(tenantId, call, () => clearTenant(store, tenantId, call)),
    close: async () => {
      closed = true;
    },
  };
}
