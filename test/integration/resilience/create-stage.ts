import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNlQuery, type NlQuery, type NlQueryOptions } from 'nlquery';
import { optionsFromEnvironment } from 'nlquery/environment';
import { chunkCatalog } from '../../../src/catalog/chunk-catalog.ts';
import { killTestParts } from './kill-test-parts.ts';
import { startWorker, type WorkerProcess } from './start-worker.ts';

/** An API process (this one, which runs no jobs) and workers beside it, on a Redis prefix and a vector file of their own. */
export interface Stage {
  readonly nl: NlQuery;
  readonly parts: NlQueryOptions;
  /** What every process of the stage is given. */
  readonly environment: Readonly<Record<string, string>>;
  /** A worker that writes down what it embeds and stores; see kill-worker.ts. */
  startWorker(): Promise<WorkerProcess>;
  /** Texts given to the embedder, and texts whose chunks were stored, by all workers. */
  counts(): { readonly embedded: number; readonly acknowledged: number };
  /** How what is stored for the tenant differs from what the database's catalog asks for. */
  compare(tenantId: string, databaseUrl: string): Promise<StoredChunks>;
  close(): Promise<void>;
}

export interface StoredChunks {
  readonly chunks: number;
  /** Chunks of the catalog that are not stored, or with another hash. */
  readonly missing: number;
  /** Stored chunks that the catalog does not have. */
  readonly surplus: number;
}

export interface StageOptions {
  readonly redisUrl: string;
  /** A Postgres with pgvector. @defaultValue a file for sqlite-vec */
  readonly vectors?: string | undefined;
  /** What embedding a batch takes beside the computing, milliseconds. */
  readonly embedMs: number;
}

export async function createStage({ redisUrl, vectors, embedMs }: StageOptions): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'nlquery-stage-'));
  const log = join(folder, 'log');
  writeFileSync(log, '');
  const environment = {
    REDIS_URL: redisUrl,
    NLQUERY_PREFIX: `${folder.slice(-6)}:`,
    NLQUERY_SECRET: 'the secret of this stage',
    NLQUERY_STATE: folder,
    DATABASE_URL: vectors ?? '',
    QDRANT_URL: '',
    OPENAI_API_KEY: '',
    KILL_TEST_LOG: log,
    KILL_TEST_EMBED_MS: String(embedMs),
  };
  const shared = await optionsFromEnvironment(environment, { work: false });
  const parts = { ...shared, ...killTestParts(environment, { work: false }) };
  const nl = createNlQuery(parts);
  const workers: WorkerProcess[] = [];
  return {
    nl,
    parts,
    environment,
    startWorker: async () => {
      const worker = await startWorker(new URL('./kill-worker.ts', import.meta.url), environment);
      workers.push(worker);
      return worker;
    },
    counts: () => ({ embedded: sumOf(log, 'embedded '), acknowledged: sumOf(log, 'stored ') }),
    compare: async (tenantId, databaseUrl) => {
      const expected = await expectedHashes(databaseUrl, parts);
      const stored = await parts.vectorStore.fingerprints(tenantId);
      return {
        chunks: expected.size,
        missing: [...expected].filter(([id, hash]) => stored.get(id) !== hash).length,
        surplus: [...stored.keys()].filter((id) => !expected.has(id)).length,
      };
    },
    close: async () => {
      for (const worker of workers) worker.kill();
      await Promise.all(workers.map(({ exited }) => exited));
      await nl.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function expectedHashes(
  databaseUrl: string,
  { databases, embedder }: NlQueryOptions,
): Promise<ReadonlyMap<string, string>> {
  const serves = ({ schemes }: { schemes: readonly string[] }): boolean =>
    schemes.some((scheme) => databaseUrl.startsWith(`${scheme}:`));
  const connection = await databases.find(serves)?.connect(databaseUrl);
  if (!connection) throw new Error('No database serves the URL.');
  try {
    const chunks = [...chunkCatalog(await connection.introspect(), embedder.id)];
    return new Map(chunks.map(({ id, contentHash }) => [id, contentHash]));
  } finally {
    await connection.close();
  }
}

function sumOf(log: string, word: string): number {
  const lines = readFileSync(log, 'utf8').split('\n');
  return lines
    .filter((line) => line.startsWith(word))
    .reduce((sum, line) => sum + Number(line.slice(word.length)), 0);
}
