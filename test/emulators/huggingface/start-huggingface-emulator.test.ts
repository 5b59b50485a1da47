import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HuggingfaceEmulator, startHuggingfaceEmulator } from './start-huggingface-emulator.ts';

const routed = '/hf-inference/models/acme/small/pipeline/feature-extraction';
let keyed: HuggingfaceEmulator;
let open: HuggingfaceEmulator;

beforeAll(async () => {
  keyed = await startHuggingfaceEmulator({ apiKey: 'hf_0123456789' });
  open = await startHuggingfaceEmulator();
});

afterAll(async () => {
  await keyed.close();
  await open.close();
  await open.close();
});

async function post(
  server: HuggingfaceEmulator,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

describe('the Hugging Face emulator', () => {
  it.each([
    ['no texts at all', {}, 422, 'missing field `inputs`'],
    ['a field that it does not know', { inputs: 'a', texts: [] }, 422, 'unknown field `texts`'],
    ['texts that are none', { inputs: [1] }, 422, 'did not match any variant'],
    ['a flag that is none', { inputs: 'a', normalize: 'yes' }, 422, 'normalize: invalid type'],
    ['a body that is no object', '7', 422, 'expected struct EmbedRequest'],
    ['an empty list', { inputs: [] }, 400, '"error_type":"empty"'],
    ['an empty text', { inputs: ['a', ''] }, 400, 'cannot be empty'],
    ['33 texts', { inputs: Array(33).fill('a') }, 422, 'batch size 33 > maximum allowed batch size 32'],
    ['a long text', { inputs: 'word '.repeat(600) }, 422, 'must have less than 512 tokens'],
    ['what is not JSON', '{"inputs":', 400, 'Failed to parse'],
  ])('refuses %s', async (_, body, status, says) => {
    const answer = await post(open, '/', body);
    expect(answer).toEqual({ status, text: expect.stringContaining(says) });
  });

  it('refuses another path, method and content type', async () => {
    expect((await post(open, '/v1/embed', { inputs: 'a' })).status).toBe(404);
    expect((await fetch(`${open.url}/embed`)).status).toBe(405);
    expect((await post(open, '/', { inputs: 'a' }, { 'content-type': 'text/plain' })).status).toBe(415);
  });

  it('asks for a token on the router, and for its own where it has one', async () => {
    const body = { inputs: 'a' };
    expect(await post(open, routed, body)).toMatchObject({
      status: 401,
      text: expect.stringContaining('Invalid'),
    });
    expect((await post(open, routed, body, { authorization: 'Bearer any' })).status).toBe(200);
    expect((await post(open, '/embed', body)).status).toBe(200);
    expect(await post(keyed, '/', body, { authorization: 'Bearer hf_wrong' })).toEqual({
      status: 401,
      text: '',
    });
    expect((await post(keyed, '/', body, { authorization: 'Bearer hf_0123456789' })).status).toBe(200);
  });

  it('cuts a long text when asked to', async () => {
    expect((await post(open, '/', { inputs: 'word '.repeat(600), truncate: true })).status).toBe(200);
  });

  it('gives unit vectors unless asked not to', async () => {
    const lengths = [];
    for (const normalize of [true, false]) {
      const { text } = await post(open, '/', { inputs: ['a'], normalize });
      const [vector] = JSON.parse(text) as number[][];
      lengths.push(Math.hypot(...(vector ?? [])));
    }
    expect(lengths).toEqual([expect.closeTo(1, 5), expect.closeTo(2, 5)]);
  });
});
