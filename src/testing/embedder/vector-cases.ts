import assert from 'node:assert/strict';
import type { EmbedOptions } from '../../ports/embedder.ts';
import type { EmbedderCase } from './embedder-case.ts';

const texts = ['customers and their orders', 'temperature of the sensor', 'Größe des Lagers', '数量 🙂', 'x'];
const purposes: readonly EmbedOptions['purpose'][] = ['document', 'query'];

/** A vector of 32-bit floats that went through JSON or base64 and back is the same vector. */
const tolerance = 1e-6;

function distance(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (!a || !b || a.length !== b.length) return Number.POSITIVE_INFINITY;
  return a.reduce((most, value, index) => Math.max(most, Math.abs(value - (b[index] ?? Number.NaN))), 0);
}

export const vectorCases: readonly EmbedderCase[] = [
  {
    name: 'embed gives one Float32Array a text, as long as the dimensions say, for either purpose',
    run: async ({ subject: embedder }) => {
      for (const purpose of purposes) {
        const vectors = await embedder.embed(texts.slice(0, embedder.maxBatchSize), { purpose });
        assert.equal(vectors.length, Math.min(texts.length, embedder.maxBatchSize));
        for (const vector of vectors) {
          assert.ok(vector instanceof Float32Array, 'a Float32Array');
          assert.equal(vector.length, embedder.dimensions);
        }
      }
    },
  },
  {
    name: 'embed gives finite numbers, and not only zeros',
    run: async ({ subject: embedder }) => {
      for (const text of texts) {
        const [vector] = await embedder.embed([text], { purpose: 'document' });
        assert.ok(vector, 'a vector');
        assert.ok(vector.every(Number.isFinite), `finite numbers for "${text}"`);
        assert.ok(
          vector.some((value) => value !== 0),
          `some number other than zero for "${text}"`,
        );
      }
    },
  },
  {
    name: 'embed gives an empty list for an empty list',
    run: async ({ subject: embedder }) => {
      for (const purpose of purposes) assert.deepEqual(await embedder.embed([], { purpose }), []);
    },
  },
  {
    name: 'embed gives the vectors in the order of the texts',
    run: async ({ subject: embedder }) => {
      for (const pair of [texts.slice(0, 2), texts.slice(0, 2).toReversed()]) {
        const batch = pair.slice(0, embedder.maxBatchSize);
        const together = await embedder.embed(batch, { purpose: 'document' });
        for (const [index, text] of batch.entries()) {
          const [alone] = await embedder.embed([text], { purpose: 'document' });
          assert.ok(
            distance(together[index], alone) <= tolerance,
            `the vector of "${text}" is in place ${index}`,
          );
        }
      }
    },
  },
  {
    name: 'equal text gives an equal vector, within a call and between calls',
    run: async ({ subject: embedder, reopen }) => {
      const [text = ''] = texts;
      for (const purpose of purposes) {
        const twice = await embedder.embed([text, text].slice(0, embedder.maxBatchSize), { purpose });
        const [again] = await (await reopen()).embed([text], { purpose });
        for (const vector of twice) assert.ok(distance(vector, again) <= tolerance);
      }
    },
  },
  {
    name: 'different texts give different vectors',
    run: async ({ subject: embedder }) => {
      const [first] = await embedder.embed(texts.slice(0, 1), { purpose: 'document' });
      const [second] = await embedder.embed(texts.slice(1, 2), { purpose: 'document' });
      assert.ok(distance(first, second) > tolerance);
    },
  },
  {
    name: 'embed takes as many texts as the batch size says',
    run: async ({ subject: embedder }) => {
      // Ten thousand stand for any number above.
      const batch = Array.from(
        { length: Math.min(embedder.maxBatchSize, 10_000) },
        (_, index) => `column ${index}`,
      );
      const vectors = await embedder.embed(batch, { purpose: 'document' });
      assert.equal(vectors.length, batch.length);
      const [last] = await embedder.embed(batch.slice(-1), { purpose: 'document' });
      assert.ok(distance(vectors.at(-1), last) <= tolerance, 'the last vector belongs to the last text');
    },
  },
  {
    name: 'calls at the same time do not mix up their vectors',
    run: async ({ subject: embedder }) => {
      const together = await Promise.all(texts.map((text) => embedder.embed([text], { purpose: 'query' })));
      for (const [index, text] of texts.entries()) {
        const [alone] = await embedder.embed([text], { purpose: 'query' });
        assert.ok(distance(together[index]?.[0], alone) <= tolerance, `the vector of "${text}"`);
      }
    },
  },
];
