import { afterEach, describe, expect, it } from 'vitest';
import { identity } from '../../../adapters/embedder/openai/identity.ts';
import { type OpenaiEmbedderOptions, openaiEmbedder } from '../../../adapters/embedder/openai/index.ts';
import type { Embedder } from '../../../src/adapter-kit/index.ts';
import type { OpenAiEmulatorOptions } from '../../emulators/openai/openai-emulator-options.ts';
import { type OpenAiEmulator, startOpenAiEmulator } from '../../emulators/openai/start-openai-emulator.ts';
import { textVector } from '../../emulators/openai/text-vector.ts';
import { describeHttpVendor } from '../../support/describe-http-vendor.ts';
import { failureOf } from '../../support/failure-of.ts';
import { everythingSaidBy } from '../llm/everything-said-by.ts';

const apiKey = 'sk-test-0123456789abcdefghijklmnop';
const open: OpenAiEmulator[] = [];

afterEach(async () => {
  for (const emulator of open.splice(0)) await emulator.close();
});

async function setUp(
  emulatorOptions: OpenAiEmulatorOptions,
  options: Partial<OpenaiEmbedderOptions> = {},
): Promise<{ emulator: OpenAiEmulator; embedder: Embedder }> {
  const emulator = await startOpenAiEmulator({ apiKey, dimensions: 8, ...emulatorOptions });
  open.push(emulator);
  const embedder = openaiEmbedder({
    model: 'small-model',
    dimensions: 8,
    apiKey,
    baseUrl: emulator.url,
    backoffMs: 1,
    ...options,
  });
  return { emulator, embedder };
}

const purpose = { purpose: 'document' } as const;

function expected(texts: readonly string[], width = 8): readonly Float32Array[] {
  return texts.map((text) => textVector(text, width));
}

describe('openaiEmbedder', () => {
  it('sends half a character, as a cut comment may end in, as the sign for an unknown one', async () => {
    const { emulator, embedder } = await setUp({});
    await embedder.embed(['smile \ud83d'], purpose);
    expect(emulator.embeddingRequests[0]?.body.input).toEqual(['smile \ufffd']);
  });

  it('ends with the call while the key is still being fetched', async () => {
    const controller = new AbortController();
    const { embedder } = await setUp({}, { apiKey: () => new Promise<string>(() => {}) });
    const answer = embedder.embed(['a'], { ...purpose, signal: controller.signal });
    controller.abort();
    expect((await failureOf(answer)).code).toBe('ABORTED');
  });

  it('gives one vector a text, in order', async () => {
    const { emulator, embedder } = await setUp({});
    const texts = ['users', 'orders', 'users'];
    expect(await embedder.embed(texts, purpose)).toEqual(expected(texts));
    expect(emulator.embeddingRequests[0]?.body).toEqual({
      model: 'small-model',
      input: texts,
      encoding_format: 'base64',
    });
  });

  it('keeps the order by index', async () => {
    const { embedder } = await setUp({ embeddings: { shuffled: true } });
    expect(await embedder.embed(['a', 'b', 'c'], purpose)).toEqual(expected(['a', 'b', 'c']));
  });

  it('asks nothing for no texts', async () => {
    const { emulator, embedder } = await setUp({});
    expect(await embedder.embed([], purpose)).toEqual([]);
    expect(emulator.requests).toHaveLength(0);
  });

  it('embeds an empty text, which the API refuses', async () => {
    const { embedder } = await setUp({});
    expect(await embedder.embed(['', 'a'], purpose)).toEqual(expected([' ', 'a']));
  });

  it('asks for numbers where base64 is refused, and remembers', async () => {
    const { emulator, embedder } = await setUp({ floatOnly: true });
    expect(await embedder.embed(['a'], purpose)).toEqual(expected(['a']));
    await embedder.embed(['b'], purpose);
    const formats = emulator.embeddingRequests.map((request) => request.body.encoding_format);
    expect(formats).toEqual(['base64', 'float', 'float']);
  });

  it('takes numbers and a missing index from servers that send them', async () => {
    const data = expected(['a', 'b']).map((vector) => ({ embedding: [...vector] }));
    const { embedder } = await setUp({ embeddings: { body: { data } } });
    expect(await embedder.embed(['a', 'b'], purpose)).toEqual(expected(['a', 'b']));
  });

  it('asks OpenAI models for shorter vectors', async () => {
    const { emulator, embedder } = await setUp({}, { model: 'text-embedding-3-large', dimensions: 1024 });
    expect((await embedder.embed(['a'], purpose))[0]).toHaveLength(1024);
    expect(emulator.embeddingRequests[0]?.body.dimensions).toBe(1024);
  });

  it.each(['text-embedding-3-small', 'text-embedding-ada-002'])('knows the width of %s', async (model) => {
    const { emulator, embedder } = await setUp({}, { model, dimensions: undefined });
    expect((await embedder.embed(['a'], purpose))[0]).toHaveLength(1536);
    expect(emulator.embeddingRequests[0]?.body).not.toHaveProperty('dimensions');
  });

  it('names its host when it is not OpenAI', async () => {
    const { emulator, embedder } = await setUp({});
    expect(embedder.id).toBe(`openai:small-model:8@${new URL(emulator.url).host}`);
    expect(embedder).toMatchObject({ name: 'openai', dimensions: 8, maxBatchSize: 2048 });
  });
});

describe('batches of openaiEmbedder', () => {
  it('hold no more texts than allowed', async () => {
    const { emulator, embedder } = await setUp({}, { maxBatchSize: 2 });
    const texts = ['a', 'b', 'c', 'd', 'e'];
    expect(await embedder.embed(texts, purpose)).toEqual(expected(texts));
    expect(emulator.embeddingRequests.map((request) => request.body.input)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e'],
    ]);
  });

  it("stay within the API's own limits", async () => {
    const { emulator, embedder } = await setUp({});
    const texts = Array.from({ length: 2100 }, (_, index) =>
      `${index} 過去三十天每位客戶的總消費金額 total spend per customer`.repeat(4),
    );
    expect(await embedder.embed(texts, purpose)).toHaveLength(2100);
    expect(emulator.requests.length).toBeGreaterThan(1);
  });

  it('are sent again one by one: only the one that failed', async () => {
    const embeddings = [undefined, { status: 429, headers: { 'retry-after': '0' } }, undefined];
    const { emulator, embedder } = await setUp({ embeddings }, { maxBatchSize: 1 });
    const texts = ['a', 'b', 'c'];
    expect(await embedder.embed(texts, purpose)).toEqual(expected(texts));
    const sent = emulator.embeddingRequests.flatMap((request) => request.body.input);
    expect(sent).toEqual(['a', 'b', 'b', 'c']);
  });
});

describe('answers that openaiEmbedder cannot use', () => {
  const vector = [1, 0, 0, 0, 0, 0, 0, 0];
  const cases = [
    { what: 'too few vectors', embeddings: { vectors: [vector] }, says: '1 vectors for 2 texts' },
    {
      what: 'another width',
      embeddings: { vectors: [[1], [2]] },
      says: 'have 1 dimensions, but 8 were expected',
    },
    {
      what: 'an index twice',
      embeddings: { body: { data: [0, 0].map((index) => ({ index, embedding: vector })) } },
      says: 'no vector for text 1',
    },
    { what: 'no vector', embeddings: { body: { data: [{ index: 0 }, null] } }, says: 'no vector' },
    {
      what: 'values that are not numbers',
      embeddings: {
        body: { data: [0, 1].map((index) => ({ index, embedding: [...vector.slice(1), null] })) },
      },
      says: 'not numbers',
    },
    { what: 'another JSON', embeddings: { body: { hello: 'world' } }, says: 'not a list of embeddings' },
    { what: 'malformed JSON', embeddings: { body: '{"data": [' }, says: 'not JSON' },
    { what: 'a 400', embeddings: { status: 400, body: { error: { message: 'bad' } } }, says: '400 bad' },
    {
      what: 'an error with status 200',
      embeddings: { body: { error: { message: 'gone' } } },
      says: 'an error: gone',
    },
    { what: 'a bare error with status 200', embeddings: { body: { error: {} } }, says: 'no reason given' },
  ];

  it.each(cases)('fails at once on $what', async ({ embeddings, says }) => {
    const { emulator, embedder } = await setUp({ embeddings });
    const failure = await failureOf(embedder.embed(['a', 'b'], purpose));
    expect(failure).toMatchObject({ code: 'EMBEDDER_FAILED', retryable: false });
    expect(failure.message).toContain(says);
    expect(emulator.requests).toHaveLength(1);
  });

  it('fails at once on a text that is too long', async () => {
    const { embedder } = await setUp({});
    const failure = await failureOf(embedder.embed(['word '.repeat(9_000)], purpose));
    expect(failure.message).toContain('maximum context length is 8192 tokens');
  });
});

describe('an error with status 200', () => {
  it('is tried again where it may pass', async () => {
    const embeddings = [{ body: { error: { message: 'busy', code: 503 } } }, undefined];
    const { embedder } = await setUp({ embeddings });
    expect(await embedder.embed(['a'], purpose)).toEqual(expected(['a']));
  });
});

it('openaiEmbedder shows no key that an answer with status 200 repeats', async () => {
  const { embedder } = await setUp(
    { embeddings: { body: { error: { message: apiKey } } } },
    { maxAttempts: 1 },
  );
  expect(everythingSaidBy(await failureOf(embedder.embed(['a'], purpose)))).not.toContain(apiKey);
});

describeHttpVendor({
  identity,
  apiKey,
  errorBody: (message) => ({ error: { message } }),
  start: async (server, options) => {
    const emulator = await startOpenAiEmulator({
      embeddings: server.reply,
      apiKey: server.key || undefined,
      dimensions: 8,
    });
    const embedder = openaiEmbedder({ model: 'm', dimensions: 8, baseUrl: emulator.url, ...options });
    return {
      requests: () => emulator.requests,
      call: (callOptions) => embedder.embed(['a'], { ...purpose, ...callOptions }),
      close: () => emulator.close(),
    };
  },
});
