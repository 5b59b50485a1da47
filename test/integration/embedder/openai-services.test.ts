import { afterAll, describe, expect, it } from 'vitest';
import { openaiEmbedder } from '../../../adapters/embedder/openai/index.ts';
import { startOpenAiEmulator } from '../../emulators/openai/start-openai-emulator.ts';

const emulator = await startOpenAiEmulator();

afterAll(() => emulator.close());

const services = [
  {
    name: 'openaiEmbedder, emulated',
    embedder: openaiEmbedder({ model: 'text-embedding-3-small', baseUrl: emulator.url }),
  },
];

const { TEST_OPENAI_BASE_URL, TEST_OPENAI_API_KEY, TEST_OPENAI_EMBEDDING_MODEL } = process.env;
if (TEST_OPENAI_EMBEDDING_MODEL && (TEST_OPENAI_API_KEY || TEST_OPENAI_BASE_URL)) {
  const { TEST_OPENAI_EMBEDDING_DIMENSIONS: dimensions } = process.env;
  const options = {
    model: TEST_OPENAI_EMBEDDING_MODEL,
    apiKey: TEST_OPENAI_API_KEY,
    baseUrl: TEST_OPENAI_BASE_URL,
    dimensions: dimensions === undefined ? undefined : Number(dimensions),
  };
  services.push({ name: 'openaiEmbedder, the real service', embedder: openaiEmbedder(options) });
} else {
  console.warn(
    'NOT TESTED: openaiEmbedder at a real service (TEST_OPENAI_EMBEDDING_MODEL and TEST_OPENAI_API_KEY or _BASE_URL are not set)',
  );
}

describe.each(services)('$name', ({ embedder }) => {
  it('puts texts that share their meaning closer together', async () => {
    const texts = ['total spend of each user', 'how much users spend', 'humidity in the warehouse'];
    const vectors = await embedder.embed(texts, { purpose: 'document' });
    const [spend, users, other] = vectors;
    expect(vectors.map((vector) => vector.length)).toEqual([0, 0, 0].fill(embedder.dimensions));
    expect(cosine(spend, users)).toBeGreaterThan(cosine(spend, other));
  });

  it('rejects with ABORTED when aborted on the way', async () => {
    const controller = new AbortController();
    const answer = embedder.embed(['a'], { purpose: 'query', signal: controller.signal });
    controller.abort();
    await expect(answer).rejects.toMatchObject({ code: 'ABORTED' });
  });
});

function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  const dot = a?.reduce((sum, value, index) => sum + value * (b?.[index] ?? 0), 0) ?? 0;
  return dot / (Math.hypot(...(a ?? [])) * Math.hypot(...(b ?? [])));
}
