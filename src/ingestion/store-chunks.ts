import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Dependencies } from '../dependencies.ts';
import { NlQueryError } from '../errors/nl-query-error.ts';
import type { Chunk, EmbeddedChunk } from '../ports/chunk.ts';
import type { Embedder } from '../ports/embedder.ts';
import type { Job } from '../ports/queue.ts';
import type { IngestionPayload } from '../workspace/ingestion-job.ts';
import type { IngestionLease } from './take-lease.ts';

/** Chunks embedded and stored as one step: what a killed worker can lose. */
const maxBatch = 256;

/**
 * Embeds and stores the chunks that are new or changed, a batch at a time; the next batch is embedded while one is being
 * stored. Resolves to their number and to the ids of stored chunks that are no longer wanted.
 */
export async function storeChunks(
  { vectorStore, embedder }: Pick<Dependencies, 'vectorStore' | 'embedder'>,
  subject: {
    readonly tenantId: string;
    readonly chunks: readonly Chunk[];
    readonly job: Job<IngestionPayload>;
    readonly lease: IngestionLease;
  },
): Promise<{ readonly embedded: number; readonly gone: readonly string[] }> {
  const { tenantId, chunks, job, lease } = subject;
  const { signal } = lease;
  const stored = await vectorStore.fingerprints(tenantId, { signal });
  const changed = chunks.filter(({ id, contentHash }) => stored.get(id) !== contentHash);
  const wanted = new Set(chunks.map(({ id }) => id));
  const total = changed.length;

  await report(0);
  let storing: Promise<void> = Promise.resolve();
  for (const batch of batches(changed, Math.min(maxBatch, embedder.maxBatchSize))) {
    const embedded = await embedBatch(embedder, batch, signal).catch((error: unknown) =>
      storing.then(() => Promise.reject(error)),
    );
    await storing;
    // Parts that run in this process may never wait: others get their turn between batches.
    await nextTurn();
    storing = store(embedded, batch.end);
    storing.catch(() => {}); // awaited in the next round
  }
  await storing;
  return { embedded: total, gone: [...stored.keys()].filter((id) => !wanted.has(id)) };

  async function store(batch: readonly EmbeddedChunk[], done: number): Promise<void> {
    await lease.renew();
    await vectorStore.upsert(tenantId, batch, { signal });
    await report(done);
  }

  async function report(done: number): Promise<void> {
    lease.setProgress({ done, total });
    await lease.renew();
    await job.reportProgress({ done, total });
  }
}

interface Batch {
  readonly chunks: readonly Chunk[];
  /** How many chunks are done after this one. */
  readonly end: number;
}

function* batches(chunks: readonly Chunk[], size: number): Generator<Batch> {
  for (let start = 0; start < chunks.length; start += size) {
    const end = Math.min(start + size, chunks.length);
    yield { chunks: chunks.slice(start, end), end };
  }
}

async function embedBatch(
  embedder: Embedder,
  { chunks }: Batch,
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
