import { huggingfaceEmbedder } from 'nlquery/embedder/huggingface';
import { embedderContract, runContract } from 'nlquery/testing';
import { afterAll, describe, test } from 'vitest';
import { startHuggingfaceEmulator } from '../../../emulators/huggingface/start-huggingface-emulator.ts';

const emulator = await startHuggingfaceEmulator({ dimensions: 384 });
afterAll(() => emulator.close());

const { TEST_HF_API_KEY, TEST_HF_MODEL, TEST_HF_DIMENSIONS, TEST_TEI_URL, TEST_TEI_DIMENSIONS } = process.env;
const hosted = { model: 'BAAI/bge-small-en-v1.5', dimensions: 384 };

describe('huggingfaceEmbedder at an emulated server', () => {
  const create = () => huggingfaceEmbedder({ ...hosted, baseUrl: `${emulator.url}/embed` });
  runContract(embedderContract(create), test);
});

if (TEST_HF_API_KEY) {
  describe('huggingfaceEmbedder at the real Inference API', () => {
    const model = TEST_HF_MODEL ?? hosted.model;
    const dimensions = Number(TEST_HF_DIMENSIONS ?? hosted.dimensions);
    const create = () => huggingfaceEmbedder({ model, dimensions, apiKey: TEST_HF_API_KEY });
    runContract(embedderContract(create), test);
  });
} else {
  console.warn('NOT TESTED: huggingfaceEmbedder at the real Inference API (TEST_HF_API_KEY is not set)');
}

if (TEST_TEI_URL) {
  describe('huggingfaceEmbedder at a real text-embeddings-inference', () => {
    const dimensions = Number(TEST_TEI_DIMENSIONS ?? hosted.dimensions);
    const create = () => huggingfaceEmbedder({ model: 'served', dimensions, baseUrl: TEST_TEI_URL });
    runContract(embedderContract(create), test);
  });
} else {
  console.warn(
    'NOT TESTED: huggingfaceEmbedder at a real text-embeddings-inference (TEST_TEI_URL is not set)',
  );
}
