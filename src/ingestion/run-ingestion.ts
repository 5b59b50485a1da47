import { chunkCatalog } from '../catalog/chunk-catalog.ts';
import { diffCatalogs } from '../catalog/diff-catalogs.ts';
import type { Dependencies } from '../dependencies.ts';
import { isNlQueryError } from '../errors/is-nl-query-error.ts';
import { NlQueryError } from '../errors/nl-query-error.ts';
import { reasonOf } from '../errors/reason-of.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Job } from '../ports/queue.ts';
import type { IngestionPayload } from '../workspace/ingestion-job.ts';
import { readTenantRecord } from '../workspace/read-tenant-record.ts';
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
  const { vectorStore, embedder, catalogSnapshots, valueSnapshots, logger, now } = dependencies;
  const { tenantId, checksum, job, lease } = subject;
  const { signal } = lease;
  const catalog = await catalogSnapshots.read(tenantId, checksum, { signal });
  if (!catalog) {
    const message = 'The schema snapshot is not there. Refresh the workspace to take a new one.';
    throw new NlQueryError('INGESTION_FAILED', message, { details: { tenantId } });
  }
  logChange(dependencies, { tenantId, catalog, before: await readServed(dependencies, tenantId) });
  const chunks = chunkCatalog(catalog, embedder.id);
  const { gone, embedded } = await storeChunks(dependencies, { tenantId, chunks, job, lease });
  await storeValues(dependencies, { tenantId, checksum, catalog, lease });
  await vectorStore.writeManifest(
    tenantId,
    {
      catalogChecksum: checksum,
      embedderId: embedder.id,
      dimensions: embedder.dimensions,
      chunkCount: chunks.length,
      finishedAt: new Date(now()).toISOString(),
    },
    { signal },
  );
  if (gone.length > 0) await vectorStore.remove(tenantId, gone, { signal });
  await catalogSnapshots.prune(tenantId, checksumsInUse, { signal });
  await valueSnapshots.prune(tenantId, checksumsInUse, { signal });
  logger.info({ tenantId, chunks: chunks.length, embedded, removed: gone.length }, 'ingestion done');

  async function checksumsInUse(): Promise<readonly (string | null)[]> {
    const tenant = await readTenantRecord(dependencies, tenantId, { signal });
    return [checksum, tenant?.wantedChecksum ?? null];
  }
}

async function readServed(
  { vectorStore, catalogSnapshots }: IngestionDependencies,
  tenantId: string,
): Promise<Catalog | null> {
  const manifest = await vectorStore.readManifest(tenantId);
  return manifest && catalogSnapshots.read(tenantId, manifest.catalogChecksum);
}

function logChange(
  { logger }: IngestionDependencies,
  { tenantId, catalog, before }: { tenantId: string; catalog: Catalog; before: Catalog | null },
): void {
  if (!before) {
    logger.info({ tenantId, tables: catalog.tables.length }, 'ingesting a new database');
    return;
  }
  const { addedTables, removedTables, changedTables } = diffCatalogs(before, catalog);
  const counts = {
    addedTables: addedTables.length,
    removedTables: removedTables.length,
    changedTables: changedTables.length,
  };
  logger.info({ tenantId, ...counts }, 'ingesting a changed schema');
}

function isRetryable(error: unknown): boolean {
  return !isNlQueryError(error) || error.retryable;
}
