import { chunkCatalog, chunkingVersion } from '../catalog/chunk-catalog.ts';
import type { Dependencies } from '../dependencies.ts';
import { isNlQueryError } from '../errors/is-nl-query-error.ts';
import { NlQueryError } from '../errors/nl-query-error.ts';
import { reasonOf } from '../errors/reason-of.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Manifest } from '../ports/manifest.ts';
import type { Job } from '../ports/queue.ts';
import type { IngestionPayload } from '../workspace/ingestion-job.ts';
import { readTenantRecord } from '../workspace/read-tenant-record.ts';
import { stateKeys } from '../workspace/state-keys.ts';
import { changedTables } from './changed-tables.ts';
import { readSettled, type Settled } from './read-settled.ts';
import type { SettledRecord } from './settled-record.ts';
import { storeChunks } from './store-chunks.ts';
import { storeValues } from './store-values.ts';
import { type IngestionLease, takeLease } from './take-lease.ts';

export type IngestionDependencies = Pick<
  Dependencies,
  | 'stateStore'
  | 'vectorStore'
  | 'embedder'
  | 'connections'
  | 'catalogSnapshots'
  | 'valueSnapshots'
  | 'urlCipher'
  | 'settings'
  | 'logger'
  | 'now'
  | 'createId'
>;

/**
 * Brings what is stored for a tenant to the schema its database was last seen with. Idempotent and resumable: only chunks
 * whose stored fingerprint differs are embedded. Ends quietly when the tenant was removed or another job took over.
 */
export async function runIngestion(
  dependencies: IngestionDependencies,
  job: Job<IngestionPayload>,
): Promise<void> {
  const { tenantId } = job.payload;
  const lease = await takeLease(dependencies, { tenantId, signal: job.signal });
  if (!lease) return;
  try {
    await ingestUntilCurrent(dependencies, job, lease);
  } catch (error) {
    if (lease.lost()) return;
    const willRetry = job.attempt < job.maxAttempts && isRetryable(error);
    if (!willRetry && !job.signal.aborted) await lease.fail(reasonOf(error));
    dependencies.logger.error(
      { tenantId, attempt: job.attempt, reason: reasonOf(error) },
      'ingestion failed',
    );
    throw error;
  } finally {
    lease.stop();
  }
}

/** The schema may change while it is being stored: what counts in the end is the one wanted last. */
async function ingestUntilCurrent(
  dependencies: IngestionDependencies,
  job: Job<IngestionPayload>,
  lease: IngestionLease,
): Promise<void> {
  const { tenantId } = job.payload;
  let ingested: string | null = null;
  for (;;) {
    const tenant = await readTenantRecord(dependencies, tenantId, { signal: lease.signal });
    if (!tenant?.wantedChecksum) return lease.finish();
    if (tenant.wantedChecksum === ingested) {
      await lease.finish();
      const latest = await readTenantRecord(dependencies, tenantId);
      if (!latest || latest.wantedChecksum === ingested) return;
      await lease.reopen();
      continue;
    }
    ingested = tenant.wantedChecksum;
    await ingestSnapshot(dependencies, { tenantId, checksum: ingested, job, lease });
  }
}

async function ingestSnapshot(
  dependencies: IngestionDependencies,
  subject: { tenantId: string; checksum: string; job: Job<IngestionPayload>; lease: IngestionLease },
): Promise<void> {
  const { stateStore, vectorStore, embedder, catalogSnapshots, valueSnapshots, logger, now } = dependencies;
  const { tenantId, checksum, job, lease } = subject;
  const { signal } = lease;
  const catalog = await catalogSnapshots.read(tenantId, checksum, { signal });
  if (!catalog) {
    const message = 'The schema snapshot is not there. Refresh the workspace to take a new one.';
    throw new NlQueryError('INGESTION_FAILED', message, { details: { tenantId } });
  }
  const settled = await readSettled(dependencies, tenantId, { signal });
  await stateStore.delete(stateKeys.settled(tenantId), { signal });
  const task = { tenantId, catalog, job, lease };
  const stored = settled
    ? await storeChanges(dependencies, task, settled)
    : await storeWhole(dependencies, task);
  await storeValues(dependencies, { tenantId, checksum, catalog, lease });
  const manifest: Manifest = {
    catalogChecksum: checksum,
    embedderId: embedder.id,
    dimensions: embedder.dimensions,
    chunkCount: stored.chunks,
    finishedAt: new Date(now()).toISOString(),
  };
  await vectorStore.writeManifest(tenantId, manifest, { signal });
  if (stored.gone.length > 0) await vectorStore.remove(tenantId, stored.gone, { signal });
  const unused = await catalogSnapshots.prune(tenantId, checksumsInUse, { signal });
  await valueSnapshots.drop(tenantId, unused, { signal });
  await lease.renew();
  const record: SettledRecord = { manifest: { ...manifest }, chunkingVersion, comparedAt: stored.comparedAt };
  await stateStore.set(stateKeys.settled(tenantId), record, { signal });
  const { chunks, embedded, gone } = stored;
  logger.info({ tenantId, chunks, embedded, removed: gone.length }, 'ingestion done');

  async function checksumsInUse(): Promise<readonly (string | null)[]> {
    const tenant = await readTenantRecord(dependencies, tenantId, { signal });
    return [checksum, tenant?.wantedChecksum ?? null];
  }
}

interface Task {
  readonly tenantId: string;
  readonly catalog: Catalog;
  readonly job: Job<IngestionPayload>;
  readonly lease: IngestionLease;
}

interface Stored {
  /** All of the tenant's. */
  readonly chunks: number;
  readonly embedded: number;
  readonly gone: readonly string[];
  readonly comparedAt: number;
}

/** Compares every chunk with what is stored. */
async function storeWhole(dependencies: IngestionDependencies, task: Task): Promise<Stored> {
  const { vectorStore, logger, now } = dependencies;
  const { tenantId, catalog, lease } = task;
  logger.info({ tenantId, tables: catalog.tables.length }, 'ingesting a whole schema');
  const comparedAt = now();
  const stored = await vectorStore.fingerprints(tenantId, { signal: lease.signal });
  const { wanted, embedded, gone } = await storeChunks(dependencies, { ...task, stored });
  return { chunks: wanted, embedded, gone, comparedAt };
}

/** Compares the tables that have changed, with what is known to be stored of them. */
async function storeChanges(
  dependencies: IngestionDependencies,
  task: Task,
  settled: Settled,
): Promise<Stored> {
  const { embedder, logger } = dependencies;
  const { tenantId, catalog } = task;
  const { old, current } = changedTables(settled.catalog, catalog);
  const counts = { changedTables: current.length, tables: catalog.tables.length };
  logger.info({ tenantId, ...counts }, 'ingesting a changed schema');
  const before = chunkCatalog({ ...settled.catalog, tables: old }, embedder.id);
  const stored = new Map(before.map(({ id, contentHash }) => [id, contentHash]));
  const changed = { ...catalog, tables: current };
  const { wanted, embedded, gone } = await storeChunks(dependencies, { ...task, catalog: changed, stored });
  const chunks = settled.manifest.chunkCount - stored.size + wanted;
  return { chunks, embedded, gone, comparedAt: settled.comparedAt };
}

function isRetryable(error: unknown): boolean {
  return !isNlQueryError(error) || error.retryable;
}
