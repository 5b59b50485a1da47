import type { Embedder } from 'nlquery/adapter-kit';
import { type HuggingfaceEmbedderOptions, huggingfaceEmbedder } from 'nlquery/embedder/huggingface';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { identity } from '../../../../adapters/embedder/huggingface/identity.ts';
import type { HuggingfaceEmulatorOptions } from '../../../emulators/huggingface/huggingface-emulator-options.ts';
import {
  type HuggingfaceEmulator,
  startHuggingfaceEmulator,
} from '../../../emulators/huggingface/start-huggingface-emulator.ts';
import { textVector } from '../../../emulators/openai/text-vector.ts';
import { describeHttpVendor } from '../../../support/describe-http-vendor.ts';
import { failureOf } from '../../../support/failure-of.ts';
import { loadWithoutPeer } from '../../llm/load-without-peer.ts';

const apiKey = 'hf_test0123456789abcdefghijklmnop';
const open: HuggingfaceEmulator[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const emulator of open.splice(0)) await emulator.close();
});

async function setUp(
  emulatorOptions: HuggingfaceEmulatorOptions,
  options: Partial<HuggingfaceEmbedderOptions> = {},
): Promise<{ emulator: HuggingfaceEmulator; embedder: Embedder }> {
  const emulator = await startHuggingfaceEmulator({ apiKey, ...emulatorOptions });
  open.push(emulator);
  const embedder = huggingfaceEmbedder({
    model: 'acme/small',
    dimensions: 8,
    apiKey,
    baseUrl: emulator.url,
    backoffMs: 1,
    ...options,
  });
  return { emulator, embedder };
}

const purpose = { purpose: 'document' } as const;

/** Equal but for the rounding of JSON and of normalising. */
function expectVectors(vectors: readonly Float32Array[], texts: readonly string[]): void {
  const expected = texts.map((text) => Array.from(textVector(text, 8), (value) => expect.closeTo(value, 5)));
  expect(vectors.map((vector) => [...vector])).toEqual(expected);
}

describe('huggingfaceEmbedder', () => {
  it('sends half a character, which the servers refuse, as the sign for an unknown one', async () => {
    const { emulator, embedder } = await setUp({});
    await embedder.embed(['smile \ud83d'], purpose);
    expect(emulator.requests[0]?.body).toMatchObject({ inputs: ['smile \ufffd'] });
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
    expectVectors(await embedder.embed(texts, purpose), texts);
    expect(emulator.requests[0]).toMatchObject({
      path: '/',
      body: { inputs: texts, normalize: true, truncate: true },
    });
  });

  it('asks nothing for no texts, and embeds an empty one, which the servers refuse', async () => {
    const { emulator, embedder } = await setUp({});
    expect(await embedder.embed([], purpose)).toEqual([]);
    expect(emulator.requests).toHaveLength(0);
    expectVectors(await embedder.embed(['', 'a'], purpose), [' ', 'a']);
  });

  it('puts the prefix of its purpose before each text', async () => {
    const { emulator, embedder } = await setUp({}, { queryPrefix: 'query: ', documentPrefix: 'passage: ' });
    await embedder.embed(['a', ''], { purpose: 'query' });
    await embedder.embed(['a'], { purpose: 'document' });
    const sent = emulator.requests.map((request) => request.body.inputs);
    expect(sent).toEqual([['query: a', 'query: '], ['passage: a']]);
  });

  it('makes unit vectors of what a server gives, unless told otherwise', async () => {
    const vectors = [[3, 4, 0, 0, 0, 0, 0, 0]];
    const { embedder } = await setUp({ embeddings: { vectors } });
    expect((await embedder.embed(['a'], purpose))[0]).toEqual(Float32Array.of(0.6, 0.8, 0, 0, 0, 0, 0, 0));
    const raw = await setUp({ embeddings: { body: vectors } }, { normalize: false });
    expect((await raw.embedder.embed(['a'], purpose))[0]).toEqual(Float32Array.of(3, 4, 0, 0, 0, 0, 0, 0));
    expect(raw.emulator.requests[0]?.body.normalize).toBe(false);
  });

  it('keeps a vector of zeros', async () => {
    const { embedder } = await setUp({ embeddings: { vectors: [new Float32Array(8)] } });
    expect(await embedder.embed(['a'], purpose)).toEqual([new Float32Array(8)]);
  });

  it('has texts that are too long cut, unless told otherwise', async () => {
    const text = 'word '.repeat(600);
    const { embedder } = await setUp({});
    expect(await embedder.embed([text], purpose)).toHaveLength(1);
    const strict = await setUp({}, { truncate: false });
    const failure = await failureOf(strict.embedder.embed([text], purpose));
    expect(failure).toMatchObject({ retryable: false, details: { adapter: 'huggingface', status: 422 } });
    expect(failure.message).toContain('422 Input validation error: `inputs` must have less than 512 tokens');
  });

  it('sends the headers it is given', async () => {
    const { emulator, embedder } = await setUp({}, { headers: { 'x-hf-bill-to': 'acme-organisation' } });
    await embedder.embed(['a'], purpose);
    expect(emulator.requests[0]?.headers['x-hf-bill-to']).toBe('acme-organisation');
  });

  it.each([
    [{}, 'huggingface:acme/small:8'],
    [{ normalize: false, queryPrefix: 'q: ' }, 'huggingface:acme/small:8:raw:query="q: "'],
    [{ documentPrefix: 'p: ' }, 'huggingface:acme/small:8:document="p: "'],
    [{ baseUrl: 'http://TEI:8080/embed?key=secret' }, 'huggingface:acme/small:8@tei:8080'],
  ])('is known by all that moves its vectors: %j', (options, id) => {
    const embedder = huggingfaceEmbedder({ model: 'acme/small', dimensions: 8, ...options });
    expect(embedder).toMatchObject({ name: 'huggingface', id, dimensions: 8, maxBatchSize: 32 });
  });

  it.each([
    ['model', { model: '' }],
    ['model', { model: 'https://host/model' }],
    ['model', { model: 'a/b?c' }],
    ['dimensions', { dimensions: 0 }],
    ['maxBatchSize', { maxBatchSize: 0 }],
    ['timeoutMs', { timeoutMs: 0 }],
    ['baseUrl', { baseUrl: 'https://user:hunter22@host' }],
  ])('refuses a wrong `%s`: %j', (option, options) => {
    const build = () => huggingfaceEmbedder({ model: 'acme/small', dimensions: 8, ...options });
    expect(build).toThrow(expect.objectContaining({ code: 'INVALID_OPTIONS', details: { option } }));
    expect(build).not.toThrow(/hunter22/);
  });

  it('says what to install, and works once it is', async () => {
    const { emulator } = await setUp({});
    const script = `
      const { huggingfaceEmbedder } = await import(adapters + 'embedder/huggingface/index.ts');
      const embedder = huggingfaceEmbedder({
        model: 'm', dimensions: 8, apiKey: '${apiKey}', baseUrl: '${emulator.url}',
      });
      const failure = await embedder.embed(['a'], { purpose: 'query' }).catch((error) => error.toJSON());
      globalThis.install();
      const [answer] = await embedder.embed(['a'], { purpose: 'query' });
      console.log(JSON.stringify({ failure, length: answer.length }));`;
    expect(await loadWithoutPeer('@huggingface/inference', script)).toMatchObject({
      failure: { code: 'PEER_MISSING', details: { packageName: '@huggingface/inference' } },
      length: 8,
    });
  });
});

describe('without a `baseUrl`, huggingfaceEmbedder', () => {
  it("posts to the model's own address at the router, with the token of the environment, and nowhere else", async () => {
    const { emulator } = await setUp({});
    vi.stubEnv('HF_TOKEN', apiKey);
    const seen: string[] = [];
    const detour: typeof fetch = (input, init) => {
      seen.push(String(input));
      return fetch(new URL(new URL(String(input)).pathname, emulator.url), init);
    };
    const embedder = huggingfaceEmbedder({ model: 'acme/small', dimensions: 8, fetch: detour });
    expectVectors(await embedder.embed(['a'], purpose), ['a']);
    const path = '/hf-inference/models/acme/small/pipeline/feature-extraction';
    expect(seen).toEqual([`https://router.huggingface.co${path}`]);
  });

  it('says which variable to set', async () => {
    vi.stubEnv('HF_TOKEN', undefined);
    const failure = huggingfaceEmbedder({ model: 'm', dimensions: 8 }).embed(['a'], purpose);
    await expect(failure).rejects.toMatchObject({
      code: 'INVALID_OPTIONS',
      message: 'huggingfaceEmbedder: the API key is missing: set HF_TOKEN, or give `apiKey`.',
    });
  });

  it("never gives another server the environment's token", async () => {
    vi.stubEnv('HF_TOKEN', apiKey);
    const { emulator, embedder } = await setUp({ apiKey: undefined }, { apiKey: undefined });
    await embedder.embed(['a'], purpose);
    expect(emulator.requests[0]?.headers.authorization).toBe('Bearer no-key-given');
  });
});

describe('batches of huggingfaceEmbedder', () => {
  it('hold no more texts than the server takes, and only the one that failed is sent again', async () => {
    const embeddings = [undefined, { status: 429 }, undefined];
    const { emulator, embedder } = await setUp({ embeddings });
    const texts = Array.from({ length: 70 }, (_, index) => `column ${index}`);
    expectVectors(await embedder.embed(texts, purpose), texts);
    const sizes = emulator.requests.map((request) => [request.body.inputs].flat().length);
    expect(sizes).toEqual([32, 32, 32, 6]);
  });
});

describe('answers that huggingfaceEmbedder cannot use', () => {
  const vector = [1, 0, 0, 0, 0, 0, 0, 0];
  const cases = [
    { what: 'too few vectors', embeddings: { vectors: [vector] }, says: '1 vectors for 2 texts' },
    {
      what: 'another width',
      embeddings: { vectors: [[1], [2]] },
      says: 'have 1 dimensions, but 8 were expected',
    },
    {
      what: 'a vector a token',
      embeddings: { body: [[vector, vector], [vector]] },
      says: 'a vector a token, not a vector a text',
    },
    { what: 'no vector', embeddings: { body: [vector, null] }, says: 'not a list of embeddings' },
    { what: 'one vector for all', embeddings: { body: [0.6, 0.8] }, says: 'one vector, not one a text' },
    {
      what: 'values that are not numbers',
      embeddings: { body: '[[0,0,0,0,0,0,0,1],[0,0,0,0,0,0,0,1e999]]' },
      says: 'not numbers',
    },
    { what: 'another JSON', embeddings: { body: { hello: 'world' } }, says: 'not a list of embeddings' },
    {
      what: 'what is not JSON',
      embeddings: { body: '<html>', headers: { 'content-type': 'text/html' } },
      says: 'not a list of embeddings',
    },
    { what: 'malformed JSON', embeddings: { body: '[[1, ' }, says: 'not JSON' },
    { what: 'a 424', embeddings: { status: 424 }, says: 'the server answered 424 Inference failed' },
    {
      what: 'a 413 in plain text',
      embeddings: {
        status: 413,
        body: 'length limit exceeded',
        headers: { 'content-type': 'text/plain; charset=utf-8' },
      },
      says: '413 length limit exceeded',
    },
    {
      what: 'a list of reasons',
      embeddings: { status: 400, body: { error: ['one', 'two'] } },
      says: '400 one two',
    },
    { what: 'an error that is not JSON', embeddings: { status: 404, body: '{' }, says: '404 Not Found' },
  ];

  it.each(cases)('fails at once on $what', async ({ embeddings, says }) => {
    const { emulator, embedder } = await setUp({ embeddings });
    const failure = await failureOf(embedder.embed(['a', 'b'], purpose));
    expect(failure).toMatchObject({ code: 'EMBEDDER_FAILED', retryable: false });
    expect(failure.message).toContain(says);
    expect(emulator.requests).toHaveLength(1);
  });
});

describe('a model that is being loaded', () => {
  it('is waited for, as long as the server says', async () => {
    const loading = {
      status: 503,
      body: { error: 'Model acme/small is currently loading', estimated_time: 0.01 },
    };
    const { emulator, embedder } = await setUp(
      { embeddings: [loading, undefined] },
      { backoffMs: 600_000, maxBackoffMs: 600_000 },
    );
    expectVectors(await embedder.embed(['a'], purpose), ['a']);
    expect(emulator.requests).toHaveLength(2);
  });
});

describeHttpVendor({
  identity,
  apiKey,
  errorBody: (error) => ({ error }),
  start: async (server, options) => {
    const emulator = await startHuggingfaceEmulator({
      embeddings: server.reply,
      apiKey: server.key || undefined,
    });
    const embedder = huggingfaceEmbedder({ model: 'm', dimensions: 8, baseUrl: emulator.url, ...options });
    return {
      requests: () => emulator.requests,
      call: (callOptions) => embedder.embed(['a'], { ...purpose, ...callOptions }),
      close: () => emulator.close(),
    };
  },
});
