import { setTimeout as delay } from 'node:timers/promises';
import { createNlQuery } from 'nlquery';
import { benchParts } from './parts.ts';

/** Ingestions that last a while, so that a worker is killed in the middle of one. */
const embedMs = 700;

const parts = benchParts({ work: true });
createNlQuery({
  ...parts,
  embedder: {
    ...parts.embedder,
    embed: async (texts, options) => {
      await delay(embedMs);
      return parts.embedder.embed(texts, options);
    },
  },
});
console.log('ready');
