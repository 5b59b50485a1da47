import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, LogLevel, Tensor } from '@huggingface/transformers';
import type { Embedder } from 'nlquery/adapter-kit';
import { type TransformersEmbedderOptions, transformersEmbedder } from 'nlquery/embedder/transformers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readVectors } from '../../../../adapters/embedder/transformers/read-vectors.ts';
import { loadWithoutPeer } from '../../llm/load-without-peer.ts';
import { makeTinyModel, type TinyModel } from './make-tiny-model.ts';
import { startHub } from './start-hub.ts';

const width = 4;
const scratch = mkdtempSync(join(tmpdir(), 'nlquery-transformers-'));
const { remoteHost, logLevel } = env;
let tiny: TinyModel;

beforeAll(() => {
  tiny = makeTinyModel(width, join(scratch, 'tiny'));
  env.logLevel = LogLevel.NONE;
  // Whatever asks the Hub fails.
  env.remoteHost = 'http://127.0.0.1:1/';
});
afterEach(() => {
  env.remoteHost = 'http://127.0.0.1:1/';
});
afterAll(() => {
  env.remoteHost = remoteHost;
  env.logLevel = logLevel;
  rmSync(scratch, { recursive: true, force: true });
});

function tinyEmbedder(options: Partial<TransformersEmbedderOptions> = {}): Embedder {
  return transformersEmbedder({
    model: tiny.path,
    dimensions: width,
    normalize: false,
    localFilesOnly: true,
    ...options,
  });
}

/** The vectors of the tokens of `text`: its bytes. */
function tokenVectors(text: string): readonly (readonly number[])[] {
  return [...Buffer.from(text)].map((byte) => tiny.embeddings[byte + 1] ?? []);
}

function mean(vectors: readonly (readonly number[])[]): readonly number[] {
  return Array.from(
    { length: width },
    (_, column) => vectors.reduce((sum, vector) => sum + (vector[column] ?? 0), 0) / vectors.length,
  );
}

function expectVectors(vectors: readonly Float32Array[], expected: readonly (readonly number[])[]): void {
  const close = expected.map((vector) => vector.map((value) => expect.closeTo(value, 5)));
  expect(vectors.map((vector) => [...vector])).toEqual(close);
}

async function closedAddress(): Promise<string> {
  const hub = await startHub('none', tiny.path);
  await hub.close();
  return hub.url;
}

const purpose = { purpose: 'document' } as const;

describe('transformersEmbedder', () => {
  it('gives the mean of the token vectors of each text, in order, without its padding', async () => {
    const texts = ['users', 'a', 'größe 🙂', 'users'];
    const vectors = await tinyEmbedder().embed(texts, purpose);
    expectVectors(
      vectors,
      texts.map((text) => mean(tokenVectors(text))),
    );
  });

  it.each([
    ['cls', 0],
    ['last_token', -1],
  ] as const)('pools by `%s`, whatever the padding', async (pooling, place) => {
    const texts = ['users', 'a', 'orders'];
    const vectors = await tinyEmbedder({ pooling }).embed(texts, purpose);
    expectVectors(
      vectors,
      texts.map((text) => tokenVectors(text).at(place) ?? []),
    );
  });

  it('makes unit vectors unless told otherwise', async () => {
    const [vector] = await tinyEmbedder({ normalize: undefined }).embed(['users'], purpose);
    const raw = mean(tokenVectors('users'));
    expectVectors([vector ?? new Float32Array()], [raw.map((value) => value / Math.hypot(...raw))]);
  });

  it('puts the prefix of its purpose before each text', async () => {
    const embedder = tinyEmbedder({ queryPrefix: 'q: ', documentPrefix: 'p: ' });
    const vectors = [
      ...(await embedder.embed(['a'], { purpose: 'query' })),
      ...(await embedder.embed(['a'], { purpose: 'document' })),
    ];
    expectVectors(vectors, [mean(tokenVectors('q: a')), mean(tokenVectors('p: a'))]);
  });

  it('takes more texts than a batch holds, no texts, and an empty one', async () => {
    const embedder = tinyEmbedder({ maxBatchSize: 2 });
    const texts = ['a', 'bb', 'ccc', 'dd', 'e'];
    expectVectors(
      await embedder.embed(texts, purpose),
      texts.map((text) => mean(tokenVectors(text))),
    );
    expect(await embedder.embed([], purpose)).toEqual([]);
    expectVectors(await embedder.embed([''], purpose), [mean(tokenVectors(' '))]);
  });

  it.each([
    [{}, 'transformers:acme/small:384:fp32:mean'],
    [
      { dtype: 'q8', pooling: 'cls', revision: 'v2', normalize: false } as const,
      'transformers:acme/small@v2:384:q8:cls:raw',
    ],
    [
      { queryPrefix: 'q: ', documentPrefix: 'p: ' },
      'transformers:acme/small:384:fp32:mean:query="q: ":document="p: "',
    ],
  ])('is known by all that moves its vectors: %j', (options, id) => {
    const embedder = transformersEmbedder({ model: 'acme/small', dimensions: 384, ...options });
    expect(embedder).toMatchObject({ name: 'transformers', id, dimensions: 384, maxBatchSize: 32 });
  });

  it.each([
    ['model', { model: '' }],
    ['model', { model: 'a/b/c' }],
    ['model', { model: 'https://host/model' }],
    ['dimensions', { dimensions: 0 }],
    ['maxBatchSize', { maxBatchSize: 1.5 }],
    ['pooling', { pooling: 'max' as never }],
  ])('refuses a wrong `%s`: %j', (option, options) => {
    const build = () => transformersEmbedder({ model: 'm', dimensions: 4, ...options });
    expect(build).toThrow(expect.objectContaining({ code: 'INVALID_OPTIONS', details: { option } }));
  });

  it('says what to install, and works once it is', async () => {
    const script = `
      const { transformersEmbedder } = await import(adapters + 'embedder/transformers/index.ts');
      const embedder = transformersEmbedder({
        model: ${JSON.stringify(tiny.path)}, dimensions: ${width}, localFilesOnly: true,
      });
      const failure = await embedder.embed(['a'], { purpose: 'query' }).catch((error) => error.toJSON());
      globalThis.install();
      const [answer] = await embedder.embed(['a'], { purpose: 'query' });
      console.log(JSON.stringify({ failure, length: answer.length }));`;
    expect(await loadWithoutPeer('@huggingface/transformers', script)).toMatchObject({
      failure: { code: 'PEER_MISSING', details: { packageName: '@huggingface/transformers' } },
      length: width,
    });
  });
});

describe('the model of transformersEmbedder', () => {
  it('is downloaded once, by however many calls, and then used without the network', async () => {
    const hub = await startHub('acme/tiny', tiny.path);
    env.remoteHost = hub.url;
    const options = { model: 'acme/tiny', cacheDir: join(scratch, 'cache'), localFilesOnly: false };
    const embedder = tinyEmbedder(options);
    await Promise.all([embedder.embed(['a'], purpose), embedder.embed(['b'], purpose)]);
    await hub.close();
    expect(hub.downloads.filter((file) => file === 'onnx/model.onnx')).toHaveLength(1);
    expect(new Set(hub.downloads)).toEqual(
      new Set(['config.json', 'onnx/model.onnx', 'tokenizer.json', 'tokenizer_config.json']),
    );
    const offline = tinyEmbedder({ ...options, localFilesOnly: true });
    expectVectors(await offline.embed(['a'], purpose), [mean(tokenVectors('a'))]);
  });

  it('is kept apart by revision', async () => {
    const hub = await startHub('acme/revised', tiny.path);
    env.remoteHost = hub.url;
    const options = { model: 'acme/revised', revision: 'v2', cacheDir: join(scratch, 'cache') };
    await tinyEmbedder({ ...options, localFilesOnly: false }).embed(['a'], purpose);
    await hub.close();
    expect(await tinyEmbedder(options).embed(['a'], purpose)).toHaveLength(1);
    const other = tinyEmbedder({ ...options, revision: 'v3' }).embed(['a'], purpose);
    await expect(other).rejects.toMatchObject({ code: 'EMBEDDER_FAILED', retryable: false });
  });

  it('may be had later where it could not be reached', async () => {
    const embedder = tinyEmbedder({
      model: 'acme/later',
      cacheDir: join(scratch, 'later'),
      localFilesOnly: false,
    });
    env.remoteHost = await closedAddress();
    const failure = embedder.embed(['a'], purpose);
    await expect(failure).rejects.toMatchObject({
      code: 'EMBEDDER_FAILED',
      retryable: true,
      details: { adapter: 'transformers' },
      message: expect.stringContaining('ECONNREFUSED'),
    });
    const hub = await startHub('acme/later', tiny.path);
    env.remoteHost = hub.url;
    expect(await embedder.embed(['a'], purpose)).toHaveLength(1);
    await hub.close();
  });

  it('is said to be missing where the Hub does not have it', async () => {
    const hub = await startHub('acme/another', tiny.path);
    env.remoteHost = hub.url;
    const missing = tinyEmbedder({
      model: 'acme/gone',
      cacheDir: join(scratch, 'gone'),
      localFilesOnly: false,
    });
    await expect(missing.embed(['a'], purpose)).rejects.toMatchObject({ retryable: false });
    await hub.close();
  });

  it('is looked for again after it was missing', async () => {
    const path = join(scratch, 'not-yet');
    const embedder = tinyEmbedder({ model: path });
    await expect(embedder.embed(['a'], purpose)).rejects.toMatchObject({
      code: 'EMBEDDER_FAILED',
      retryable: false,
      message: expect.stringContaining('config.json'),
    });
    makeTinyModel(width, path);
    expect(await embedder.embed(['a'], purpose)).toHaveLength(1);
  });

  it('is not asked for at the Hub where only local files are allowed', async () => {
    const hub = await startHub('acme/tiny', tiny.path);
    env.remoteHost = hub.url;
    const embedder = tinyEmbedder({ model: 'acme/never-downloaded' });
    await expect(embedder.embed(['a'], purpose)).rejects.toMatchObject({ code: 'EMBEDDER_FAILED' });
    await hub.close();
    expect(hub.downloads).toEqual([]);
  });

  it('must have the width that was declared', async () => {
    await expect(tinyEmbedder({ dimensions: 8 }).embed(['a'], purpose)).rejects.toMatchObject({
      code: 'EMBEDDER_FAILED',
      retryable: false,
      message: expect.stringContaining('have 4 dimensions, but 8 were expected: set `dimensions`'),
    });
  });
});

describe('readVectors of transformersEmbedder', () => {
  it('refuses values of another shape and values that are not numbers', () => {
    const flat = new Tensor('float32', [1, 2, 3, 4], [4]);
    expect(() => readVectors(flat, 2, 2)).toThrow('values of shape [4] for 2 texts');
    const few = new Tensor('float32', [1, 2], [1, 2]);
    expect(() => readVectors(few, 2, 2)).toThrow('values of shape [1, 2] for 2 texts');
    const broken = new Tensor('float32', [1, Number.NaN], [1, 2]);
    expect(() => readVectors(broken, 1, 2)).toThrow('not numbers');
  });
});

describe('a call to transformersEmbedder', () => {
  it('ends when aborted, while the model is being loaded and later', async () => {
    const embedder = tinyEmbedder();
    for (const moment of ['while it loads', 'while it computes']) {
      const controller = new AbortController();
      const answer = embedder.embed([moment], { ...purpose, signal: controller.signal });
      controller.abort();
      await expect(answer).rejects.toMatchObject({ code: 'ABORTED' });
      expect(await embedder.embed(['a'], purpose)).toHaveLength(1);
    }
  });

  it('ends between its batches', async () => {
    const embedder = tinyEmbedder({ maxBatchSize: 1 });
    await embedder.embed(['a'], purpose);
    const controller = new AbortController();
    const texts = Array.from({ length: 20_000 }, (_, index) => `column ${index}`);
    const answer = embedder.embed(texts, { ...purpose, signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await expect(answer).rejects.toMatchObject({ code: 'ABORTED' });
  });
});
