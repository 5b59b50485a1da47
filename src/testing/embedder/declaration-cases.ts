import assert from 'node:assert/strict';
import type { EmbedderCase } from './embedder-case.ts';

export const declarationCases: readonly EmbedderCase[] = [
  {
    name: 'the id is a text and the same for the same configuration',
    run: async ({ subject: embedder, reopen }) => {
      assert.match(embedder.id, /\S/);
      assert.equal((await reopen()).id, embedder.id);
    },
  },
  {
    name: 'the dimensions are a whole number from 1 on',
    run: async ({ subject: embedder }) => {
      assert.ok(Number.isInteger(embedder.dimensions) && embedder.dimensions >= 1, `${embedder.dimensions}`);
    },
  },
  {
    name: 'the batch size is a whole number from 1 on',
    run: async ({ subject: embedder }) => {
      assert.ok(
        Number.isInteger(embedder.maxBatchSize) && embedder.maxBatchSize >= 1,
        `${embedder.maxBatchSize}`,
      );
    },
  },
];
