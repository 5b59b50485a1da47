import type { NlQueryOptions } from 'nlquery';
import type { Llm } from 'nlquery/adapter-kit';
import { postgresDatabase } from 'nlquery/database/postgres';
import { lexicalEmbedder } from 'nlquery/embedder/lexical';
import { bullmqQueue } from 'nlquery/queue/bullmq';
import { redisStateStore } from 'nlquery/state-store/redis';
import { sqliteVecVectorStore } from 'nlquery/vector-store/sqlite-vec';

/** A model that answers at once: what is measured is everything else. */
const instantLlm: Llm = {
  name: 'instant',
  model: 'instant',
  capabilities: { structuredOutput: true, prompted: true },
  generate: async () => ({
    text: '{"sql":"SELECT count(*) AS n FROM customers","cannot_answer":null,"clarification":null}',
    usage: { inputTokens: 0, outputTokens: 0 },
  }),
};

/** The parts that the API process and the workers share, on the Redis and in the folder that the environment names. */
export function benchParts({ work }: { readonly work: boolean }): NlQueryOptions {
  const { BENCH_REDIS_URL: url = '', BENCH_PREFIX: prefix = '', BENCH_FOLDER: folder = '' } = process.env;
  return {
    stateStore: redisStateStore({ url, prefix }),
    queue: bullmqQueue({
      url,
      prefix: `${prefix}queue:`,
      work,
      lockMs: 1_000,
      maxRecoveries: 20,
      onError: () => {},
    }),
    leaseMs: 3_000,
    vectorStore: sqliteVecVectorStore({ path: `${folder}/vectors.db` }),
    embedder: lexicalEmbedder(),
    llm: instantLlm,
    databases: [postgresDatabase()],
    secret: 'the secret of this benchmark',
  };
}
