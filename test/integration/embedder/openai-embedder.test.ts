import { afterEach, describe, expect, it } from 'vitest';
import { type OpenaiEmbedderOptions, openaiEmbedder } from '../../../adapters/embedder/openai/index.ts';
import type { Embedder } from '../../../src/adapter-kit/index.ts';
import type { OpenAiEmulatorOptions } from '../../emulators/openai/openai-emulator-options.ts';
import { type OpenAiEmulator, startOpenAiEmulator } from '../../emulators/openai/start-openai-emulator.ts';
import { textVector } from '../../emulators/openai/text-vector.ts';
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

async function failureOf(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  return promise.then(
    () => expect.fail('the call succeeded'),
    (error) => error,
  );
}

function expected(texts: readonly string[], width = 8): readonly Float32Array[] {
  return texts.map((text) => textVector(text, width));
}

describe('openaiEmbedder', () => {
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

describe('attempts of openaiEmbedder', () => {
  it.each([408, 409, 429, 500, 503])('go on after a %i', async (status) => {
    const { emulator, embedder } = await setUp({ embeddings: [{ status }, undefined] });
    expect(await embedder.embed(['a'], purpose)).toEqual(expected(['a']));
    expect(emulator.requests).toHaveLength(2);
  });

  it('go on after a connection that was cut', async () => {
    const embeddings = [{ cutAfterBytes: 0 }, { cutAfterBytes: 40 }, undefined];
    const { embedder } = await setUp({ embeddings });
    expect(await embedder.embed(['a'], purpose)).toEqual(expected(['a']));
  });

  it('go on after an error with status 200 that may pass', async () => {
    const embeddings = [{ body: { error: { message: 'busy', code: 503 } } }, undefined];
    const { embedder } = await setUp({ embeddings });
    expect(await embedder.embed(['a'], purpose)).toEqual(expected(['a']));
  });

  it('end after as many as allowed', async () => {
    const { emulator, embedder } = await setUp({ embeddings: { status: 500 } }, { maxAttempts: 2 });
    const failure = await failureOf(embedder.embed(['a'], purpose));
    expect(failure).toMatchObject({
      code: 'EMBEDDER_FAILED',
      retryable: true,
      details: { adapter: 'openai', status: 500 },
    });
    expect(emulator.requests).toHaveLength(2);
  });

  it.each([{ hang: true }, { stallAfterBytes: 20 }])('time out: %j', async (embeddings) => {
    const { embedder } = await setUp({ embeddings }, { timeoutMs: 100, maxAttempts: 1 });
    const failure = await failureOf(embedder.embed(['a'], purpose));
    expect(failure).toMatchObject({ code: 'EMBEDDER_FAILED', retryable: true });
    expect(failure.message).toBe('openai: no answer within 100 ms.');
  });

  it('end when nothing listens', async () => {
    const { emulator, embedder } = await setUp({}, { maxAttempts: 2 });
    await emulator.close();
    const failure = await failureOf(embedder.embed(['a'], purpose));
    expect(failure).toMatchObject({ code: 'EMBEDDER_FAILED', retryable: true });
    expect(failure.message).toContain('ECONNREFUSED');
  });

  it('end when aborted, and the HTTP request with them', async () => {
    const controller = new AbortController();
    const embeddings = () => {
      setTimeout(() => controller.abort(), 50);
      return { hang: true };
    };
    const { emulator, embedder } = await setUp({ embeddings });
    const failure = await failureOf(embedder.embed(['a'], { ...purpose, signal: controller.signal }));
    expect(failure.code).toBe('ABORTED');
    await emulator.requests[0]?.finished;
    expect(emulator.requests[0]?.aborted).toBe(true);
  });

  it('do not begin when aborted before', async () => {
    const { emulator, embedder } = await setUp({});
    const failure = await failureOf(embedder.embed(['a'], { ...purpose, signal: AbortSignal.abort() }));
    expect(failure.code).toBe('ABORTED');
    expect(emulator.requests).toHaveLength(0);
  });
});

describe('the API key of openaiEmbedder', () => {
  it('stands in no error, cause or stack', async () => {
    const token = 'gateway-token-123456';
    const message = `key ${apiKey} header ${token}`;
    const replies = [400, 403, 500].map((status) => ({ status, body: { error: { message } } }));
    for (const embeddings of [...replies, { body: { error: { message } } }, { body: message }]) {
      const headers = { 'x-gateway': `Token ${token}` };
      const { embedder } = await setUp({ embeddings }, { headers, maxAttempts: 1 });
      const said = everythingSaidBy(await failureOf(embedder.embed(['a'], purpose)));
      expect(said).not.toContain(apiKey);
      expect(said).not.toContain(token);
    }
  });

  it('is not repeated when it is wrong', async () => {
    const { embedder } = await setUp({}, { apiKey: 'sk-wrong-9876543210zyxwvutsrq' });
    const failure = await failureOf(embedder.embed(['a'], purpose));
    expect(failure).toMatchObject({ code: 'EMBEDDER_FAILED', retryable: false, details: { status: 401 } });
    expect(everythingSaidBy(failure)).not.toMatch(/sk-wrong|tsrq/);
  });
});
