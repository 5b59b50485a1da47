import {
  type CallOptions,
  NlQueryError,
  orAborted,
  throwIfAborted,
  type VectorStore,
} from '../../../src/adapter-kit/index.ts';
import { assertStorable } from './assert-storable.ts';
import { clearTenant } from './clear-tenant.ts';
import type { OpenStore } from './open-store.ts';
import type { PgvectorVectorStoreOptions } from './options.ts';
import { type OwnPool, openOwnPool } from './own-pool.ts';
import { prepareSchema } from './prepare-schema.ts';
import { readFingerprints } from './read-fingerprints.ts';
import { readManifest } from './read-manifest.ts';
import { readSettings } from './read-settings.ts';
import { removeChunks } from './remove-chunks.ts';
import { searchChunks } from './search-chunks.ts';
import { storeFailed } from './store-failed.ts';
import { upsertChunks } from './upsert-chunks.ts';
import { writeManifest } from './write-manifest.ts';

/** A page of results that still fits in memory with ease; the search itself knows no bound. */
const maxSearchLimit = 10_000;

/**
 * Vectors in PostgreSQL 13 or later by the extension `vector` (pgvector), through the package `pg`. On first use it makes a schema of its
 * own and, where its role may, the extension. Search is exact unless `hnswFromChunks` says otherwise: with a tenant's chunks found by an
 * index, 65,000 of 384 numbers take about 60 ms, the 5,000 tables among them 6.
 *
 * @throws `INVALID_OPTIONS`
 */
export function pgvectorVectorStore(options: PgvectorVectorStoreOptions): VectorStore {
  const settings = readSettings(options);
  let ownPool: Promise<OwnPool> | null = null;
  let vector: Promise<OpenStore['vector']> | null = null;
  let closed = false;

  async function open(signal: AbortSignal | undefined): Promise<OpenStore> {
    const pool = options.pool ?? (await openPool());
    const attempt = vector ?? prepareSchema({ pool, settings }, undefined);
    vector = attempt;
    attempt.catch(() => {
      if (vector === attempt) vector = null;
    });
    return { pool, settings, vector: await orAborted(attempt, signal) };
  }

  async function openPool(): Promise<OwnPool> {
    const attempt = ownPool ?? openOwnPool(options.url ?? '', options);
    ownPool = attempt;
    return attempt.catch((error: unknown) => {
      ownPool = null;
      throw error;
    });
  }

  async function use<Result>(
    tenantId: string,
    call: CallOptions | undefined,
    operation: (store: OpenStore) => Promise<Result>,
  ): Promise<Result> {
    throwIfAborted(call?.signal);
    assertOpen();
    try {
      assertStorable(tenantId);
      const store = await open(call?.signal);
      assertOpen();
      return await operation(store);
    } catch (error) {
      // Somebody dropped the tables or the extension: the next call makes them again.
      if (['42P01', '3F000', '42704'].includes((error as { code?: string } | null)?.code ?? ''))
        vector = null;
      throw storeFailed(error, settings.secrets);
    }
  }

  function assertOpen(): void {
    if (closed) throw new NlQueryError('CLOSED', 'The pgvector vector store has been closed.', {});
  }

  return {
    name: 'pgvector',
    capabilities: { persistent: true, maxSearchLimit },
    upsert: (tenantId, chunks, call = {}) =>
      use(tenantId, call, (store) => upsertChunks(store, tenantId, chunks, call)),
    search: (tenantId, query, search) =>
      use(tenantId, search, (store) => {
        const limit = Math.min(search.limit, maxSearchLimit);
        return searchChunks(store, tenantId, query, { ...search, limit });
      }),
    fingerprints: (tenantId, call = {}) =>
      use(tenantId, call, (store) => readFingerprints(store, tenantId, call)),
    remove: (tenantId, ids, call = {}) =>
      use(tenantId, call, (store) => removeChunks(store, tenantId, ids, call)),
    readManifest: (tenantId, call = {}) =>
      use(tenantId, call, (store) => readManifest(store, tenantId, call)),
    writeManifest: (tenantId, manifest, call = {}) =>
      use(tenantId, call, (store) => writeManifest(store, tenantId, manifest, call)),
    clear: (tenantId, call = {}) => use(tenantId, call, (store) => clearTenant(store, tenantId, call)),
    async close() {
      closed = true;
      const opened = ownPool;
      ownPool = null;
      await opened?.then(
        (pool) => pool.close(),
        () => {},
      );
    },
  };
}
