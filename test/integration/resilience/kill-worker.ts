import { appendFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { createNlQuery } from 'nlquery';
import type { Embedder, VectorStore } from 'nlquery/adapter-kit';
import { optionsFromEnvironment } from 'nlquery/environment';
import { killTestParts } from './kill-test-parts.ts';

// The example's worker, with what it embeds and stores written to a log that outlives it.
const log = process.env.KILL_TEST_LOG ?? '';
const embedMs = Number(process.env.KILL_TEST_EMBED_MS);
const parts = await optionsFromEnvironment(process.env, { work: true });
const nl = createNlQuery({
  ...parts,
  ...killTestParts(process.env, { work: true }),
  embedder: counted(parts.embedder),
  vectorStore: acknowledged(parts.vectorStore),
});
console.log(`worker ${process.pid}: ready`);
process.once('SIGTERM', () => nl.close());

function counted(embedder: Embedder): Embedder {
  return {
    ...embedder,
    embed: async (texts, options) => {
      appendFileSync(log, `embedded ${texts.length}\n`);
      await delay(embedMs);
      return embedder.embed(texts, options);
    },
  };
}

function acknowledged(store: VectorStore): VectorStore {
  return {
    ...store,
    upsert: async (tenantId, chunks, options) => {
      await store.upsert(tenantId, chunks, options);
      appendFileSync(log, `stored ${chunks.length}\n`);
    },
  };
}
