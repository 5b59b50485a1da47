import type { NlQueryOptions } from 'nlquery';
import type { VectorStore } from 'nlquery/adapter-kit';
import { postgresDatabase } from 'nlquery/database/postgres';
import { sqliteDatabase } from 'nlquery/database/sqlite';
import { lexicalEmbedder } from 'nlquery/embedder/lexical';
import { openaiEmbedder } from 'nlquery/embedder/openai';
import { offlineLlm } from 'nlquery/llm/offline';
import { openaiLlm } from 'nlquery/llm/openai';
import { bullmqQueue } from 'nlquery/queue/bullmq';
import { redisStateStore } from 'nlquery/state-store/redis';
import { pgvectorVectorStore } from 'nlquery/vector-store/pgvector';
import { sqliteVecVectorStore } from 'nlquery/vector-store/sqlite-vec';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The parts that workers and API processes share: all of them must be given the same environment. With `work: false` the process
 * starts ingestions and answers questions, and leaves the ingestions to the workers.
 */
export function partsFromEnvironment(environment: Environment, { work }: { work: boolean }): NlQueryOptions {
  const url = needed(environment, 'REDIS_URL');
  const prefix = environment.NLQUERY_PREFIX ?? 'nlquery:';
  const openai = environment.OPENAI_API_KEY !== undefined;
  return {
    stateStore: redisStateStore({ url, prefix }),
    queue: bullmqQueue({ url, prefix: `${prefix}queue:`, work, onError: reportError }),
    vectorStore: vectorStoreAt(needed(environment, 'NLQUERY_VECTORS')),
    embedder: openai ? openaiEmbedder({ model: 'text-embedding-3-small' }) : lexicalEmbedder(),
    llm: openai ? openaiLlm({ model: 'gpt-5-mini' }) : offlineLlm(),
    databases: [postgresDatabase(), sqliteDatabase()],
    secret: needed(environment, 'NLQUERY_SECRET'),
  };
}

/** A Postgres for processes of several machines, a file for those of one. */
function vectorStoreAt(place: string): VectorStore {
  return /^postgres(ql)?:/.test(place)
    ? pgvectorVectorStore({ url: place })
    : sqliteVecVectorStore({ path: place });
}

function needed(environment: Environment, name: string): string {
  const value = environment[name];
  if (!value) throw new Error(`Set ${name} in the environment.`);
  return value;
}

function reportError(error: Error): void {
  console.error(`queue: ${error.message}`);
}
