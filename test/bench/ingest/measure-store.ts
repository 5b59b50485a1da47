import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqliteDatabase } from '../../../adapters/database/sqlite/index.ts';
import { offlineLlm } from '../../../adapters/llm/offline/index.ts';
import { inProcessQueue } from '../../../adapters/queue/in-process/index.ts';
import { memoryStateStore } from '../../../adapters/state-store/memory/index.ts';
import type { EmbeddedChunk } from '../../../src/adapter-kit/index.ts';
import { chunkCatalog } from '../../../src/catalog/chunk-catalog.ts';
import { createNlQuery } from '../../../src/create-nl-query.ts';
import type { NlQuery } from '../../../src/nl-query.ts';
import { median } from '../support/median.ts';
import type { IngestRow } from './ingest-row.ts';
import type { IngestStore, PreparedStore } from './ingest-store.ts';
import { type InstantEmbedder, instantEmbedder } from './instant-embedder.ts';
import { changeOneColumn, makeWideDatabase, readBareSchema } from './wide-database.ts';

const columnCount = 12;
const warmUpTables = 2_000;
const refreshCount = 15;

/** Ingests one generated database through the public services, changes a column, and writes the same chunks by hand. */
export async function measureStore(
  store: IngestStore,
  { tables, width }: { readonly tables: number; readonly width: number },
): Promise<IngestRow | null> {
  const prepared = await store.prepare();
  if (!prepared) return null;
  const folder = mkdtempSync(join(tmpdir(), 'nlquery-bench-'));
  const embedder = instantEmbedder(width);
  const marks: Mark[] = [];
  const mark = (_fields: unknown, message: string): void => {
    marks.push({ message, at: performance.now() });
  };
  const nl = createNlQuery({
    vectorStore: prepared.open(),
    embedder,
    llm: offlineLlm(),
    queue: inProcessQueue(),
    stateStore: memoryStateStore(),
    databases: [sqliteDatabase()],
    logger: { debug: () => {}, info: mark, warn: mark, error: mark },
  });
  try {
    const warmUp = await makeDatabase(folder, warmUpTables);
    const { tenantId: warmUpId } = await ingest(nl, warmUp);
    changeOneColumn(warmUp, warmUpTables);
    await refresh(nl, warmUpId);
    const path = await makeDatabase(folder, tables);
    embedder.takeCount();
    marks.length = 0;
    const memory = watchMemory();
    const { tenantId, ms } = await ingest(nl, path);
    const peakMb = memory.stop();
    const ingestMs = between(marks, 'ingesting a whole schema', 'ingestion done');
    const chunks = embedder.takeCount();
    const refreshes: { readonly ms: number; readonly ingestMs: number; readonly bareMs: number }[] = [];
    for (let count = 0; count < refreshCount; count += 1) {
      changeOneColumn(path, tables - 2 * count);
      marks.length = 0;
      const refreshedIn = await refresh(nl, tenantId);
      const ingestedIn = between(marks, 'ingesting a changed schema', 'ingestion done');
      refreshes.push({ ms: refreshedIn, ingestMs: ingestedIn, bareMs: readBareSchema(path) });
    }
    const refreshed = embedder.takeCount();
    const refreshMs = median(refreshes.map((each) => each.ms));
    await nl.workspace.remove(tenantId);
    const floorMs = await measureFloor(prepared, path, embedder, chunks);
    return {
      store: store.name,
      version: prepared.version,
      tables,
      chunks,
      ms,
      ingestMs,
      chunksPerSecond: Math.round((chunks / ingestMs) * 1_000),
      floorMs,
      floorChunksPerSecond: Math.round((chunks / floorMs) * 1_000),
      ratio: ingestMs / floorMs,
      ratioWithIntrospection: ms / floorMs,
      peakMb,
      startMb: memory.startMb,
      refreshMs,
      refreshedChunks: refreshed / refreshCount,
      bareSchemaMs: median(refreshes.map(({ bareMs }) => bareMs)),
      ingestSpeedup: ingestMs / median(refreshes.map((each) => each.ingestMs)),
      refreshSpeedup: ms / refreshMs,
    };
  } finally {
    await nl.close();
    await prepared.close();
    rmSync(folder, { recursive: true });
  }
}

interface Mark {
  readonly message: string;
  readonly at: number;
}

function between(marks: readonly Mark[], first: string, last: string): number {
  const start = marks.find(({ message }) => message === first);
  const end = marks.findLast(({ message }) => message === last);
  if (!start || !end) throw new Error(`The log lacks "${first}" or "${last}": ${JSON.stringify(marks)}`);
  return end.at - start.at;
}

async function makeDatabase(folder: string, tables: number): Promise<string> {
  const path = join(folder, `wide-${tables}.db`);
  makeWideDatabase(path, tables, columnCount);
  return path;
}

async function ingest(nl: NlQuery, path: string): Promise<{ tenantId: string; ms: number }> {
  const started = performance.now();
  const { tenantId } = await nl.workspace.add({ dbUrl: `sqlite:${path}` });
  const { status } = await nl.workspace.ready(tenantId, { pollMs: 2 });
  if (status !== 'DONE') throw new Error(`The ingestion ended as ${status}.`);
  return { tenantId, ms: performance.now() - started };
}

async function refresh(nl: NlQuery, tenantId: string): Promise<number> {
  const started = performance.now();
  await nl.workspace.refresh(tenantId);
  const { status } = await nl.workspace.ready(tenantId, { pollMs: 2 });
  if (status !== 'DONE') throw new Error(`The refresh ended as ${status}.`);
  return performance.now() - started;
}

/** Chunks and vectors are made beforehand: only the writing counts. The first, small round is to warm up. */
async function measureFloor(
  prepared: PreparedStore,
  path: string,
  embedder: InstantEmbedder,
  expected: number,
): Promise<number> {
  const connection = await sqliteDatabase().connect(`sqlite:${path}`);
  const catalog = await connection.introspect();
  await connection.close();
  const chunks = [...chunkCatalog(catalog, embedder.id)];
  const vectors = await embedder.embed(
    chunks.map(({ text }) => text),
    { purpose: 'document' },
  );
  const embedded: readonly EmbeddedChunk[] = chunks.map((chunk, index) => ({
    ...chunk,
    vector: vectors[index] ?? new Float32Array(),
  }));
  await prepared.writeByHand('warm-up', embedded.slice(0, 500));
  const started = performance.now();
  const written = await prepared.writeByHand('tenant', embedded);
  const ms = performance.now() - started;
  if (written !== expected) throw new Error(`${expected} chunks were ingested, ${written} written by hand.`);
  return ms;
}

/** Resident memory of this process, mebibytes: at the start, and the most until `stop`. */
function watchMemory(): { readonly startMb: number; stop(): number } {
  const read = (): number => process.memoryUsage.rss() / 2 ** 20;
  const startMb = read();
  let peak = startMb;
  const look = (): void => {
    peak = Math.max(peak, read());
  };
  const timer = setInterval(look, 10);
  return {
    startMb,
    stop: () => {
      look();
      clearInterval(timer);
      return peak;
    },
  };
}
