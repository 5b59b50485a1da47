import { setImmediate as nextTurn } from 'node:timers/promises';
import { chunkCatalog, countChunks } from '../catalog/chunk-catalog.ts';
import type { Dependencies } from '../dependencies.ts';
import { NlQueryError } from '../errors/nl-query-error.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { Chunk, EmbeddedChunk } from '../ports/chunk.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { Job } from '../ports/queue.ts';
import type { IngestionPayload } from '../workspace/ingestion-job.ts';
import type { IngestionLease } from './take-lease.ts';

/** Chunks embedded and stored as one step: what a killed worker can lose. */
const maxBatch = 256;

export interface ChunksToStore {
  readonly tenantId: string;
  /** What the wanted chunks are made from, as often as they are needed: they are never all held at once. */
  readonly catalog: Pick<Catalog, 'tables' | 'searchPath'>;
  /** Chunk id → content hash of what is stored of them, and of what may have to go. */
  readonly stored: ReadonlyMap<string, string>;
  readonly job: Job<IngestionPayload>;
  readonly lease: IngestionLease;
}

export interface StoredChunks {
  readonly wanted: number;
  /** New or changed ones. */
  readonly embedded: number;
  /** Ids of stored chunks that are not wanted. */
  readonly gone: readonly string[];
}

/**
 * Embeds and stores the chunks that are new or changed, a batch at a time; the next batch is embedded while one is being
 * stored.
 */
export async function storeChunks(
  { vectorStore, embedder }: Pick<Dependencies, 'vectorStore' | 'embedder'>,
  { tenantId, catalog, stored, job, lease }: ChunksToStore,
): Promise<StoredChunks> {
  const { signal } = lease;
  const chunks = () => chunkCatalog(catalog, embedder.id);
  const count = countChunks(catalog);
  const { changed: total, gone } =
    stored.size === 0 ? { changed: count, gone: [] } : compare(chunks(), stored);
  let done = 0;

  await report();
  let storing: Promise<void> = Promise.resolve();
  for (const batch of batches(
    changedOf(chunks(), stored),
    Math.max(1, Math.min(maxBatch, embedder.maxBatchSize)),
  )) {
    const embedded = await embedBatch(embedder, batch, signal).catch((error: unknown) =>
      storing.then(() => Promise.reject(error)),
    );
    await storing;
    // Parts that run in this process may never wait: others get their turn between batches.
    await nextTurn();
    storing = store(embedded);
    storing.catch(() => {}); // awaited in the next round
  }
  await storing;
  return { wanted: count, embedded: total, gone };

  async function store(batch: readonly EmbeddedChunk[]): Promise<void> {
    await lease.renew();
    await vectorStore.upsert(tenantId, batch, { signal });
    done += batch.length;
    await report();
  }

  async function report(): Promise<void> {
    lease.setProgress({ done, total });
    await lease.renew();
    await job.reportProgress({ done, total });
  }
}

function compare(
  chunks: Iterable<Chunk>,
  stored: ReadonlyMap<string, string>,
): { readonly changed: number; readonly gone: readonly string[] } {
  const gone = new Set(stored.keys());
  let changed = 0;
  for (const { id, contentHash } of chunks) {
    if (stored.get(id) !== contentHash) changed += 1;
    gone.delete(id);
  }
  return { changed, gone: [...gone] };
}

function* changedOf(chunks: Iterable<Chunk>, stored: ReadonlyMap<string, string>): Generator<Chunk> {
  for (const chunk of chunks) if (stored.get(chunk.id) !== chunk.contentHash) yield chunk;
}

function* batches(chunks: Iterable<Chunk>, size: number): Generator<readonly Chunk[]> {
  let batch: Chunk[] = [];
  for (const chunk of chunks) {
    batch.push(chunk);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function embedBatch(
  embedder: Embedder,
  chunks: readonly Chunk[],
  signal: AbortSignal,
): Promise<readonly EmbeddedChunk[]> {
  const texts = chunks.map(({ text }) => text);
  const vectors = await embedder.embed(texts, { purpose: 'document', signal });
  return chunks.map((chunk, index) => {
    const vector = vectors[index];
    if (vector?.length === embedder.dimensions) return { ...chunk, vector };
    const found = vector ? `one of ${vector.length} numbers` : 'none';
    const message = `The embedder "${embedder.id}" promised vectors of ${embedder.dimensions} numbers and gave ${found}.`;
    throw new NlQueryError('EMBEDDER_FAILED', message, {
      details: { adapter: embedder.name },
      retryable: false,
    });
  });
}
