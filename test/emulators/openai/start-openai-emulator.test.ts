import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenAiEmulator, startOpenAiEmulator } from './start-openai-emulator.ts';

let emulator: OpenAiEmulator;
let plain: OpenAiEmulator;

beforeAll(async () => {
  emulator = await startOpenAiEmulator({
    reasoning: true,
    responseFormats: ['json_schema'],
    apiKey: 'sk-0123456789abcdef',
  });
  plain = await startOpenAiEmulator({ chat: ['first', { status: 503 }] });
});

afterAll(async () => {
  await emulator.close();
  await emulator.close();
  await plain.close();
});

async function post(
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
  server = emulator,
): Promise<{
  status: number;
  error: { message: string; type: string; param: string | null; code: string | null };
}> {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk-0123456789abcdef', 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as { error: never }) };
}

const messages = [{ role: 'user', content: 'Hello' }];
const chat = { model: 'm', messages };
const embeddings = { model: 'text-embedding-3-small', input: 'Hello' };

function format(schema: unknown, name = 'answer'): object {
  return { ...chat, response_format: { type: 'json_schema', json_schema: { name, strict: true, schema } } };
}

const object = { type: 'object', additionalProperties: false, required: ['a'] };

describe('the OpenAI emulator', () => {
  it.each([
    ['another path', '/models', chat, 404, 'Invalid URL'],
    [
      'an unknown field',
      '/chat/completions',
      { ...chat, foo: 1 },
      400,
      'Unrecognized request argument supplied: foo',
    ],
    ['no model', '/chat/completions', { messages }, 400, 'you must provide a model'],
    ['no messages', '/chat/completions', { model: 'm' }, 400, "Missing required parameter: 'messages'"],
    ['empty messages', '/chat/completions', { model: 'm', messages: [] }, 400, 'empty array'],
    [
      'another role',
      '/chat/completions',
      { model: 'm', messages: [{ role: 'robot', content: '' }] },
      400,
      "'robot'",
    ],
    [
      'no content',
      '/chat/completions',
      { model: 'm', messages: [{ role: 'user' }] },
      400,
      'messages[0].content',
    ],
    ['a stream', '/chat/completions', { ...chat, stream: true }, 400, 'stream'],
    ['a temperature of 3', '/chat/completions', { ...chat, temperature: 3 }, 400, 'between 0 and 2'],
    ['a temperature', '/chat/completions', { ...chat, temperature: 0 }, 400, 'does not support 0'],
    ['max_tokens', '/chat/completions', { ...chat, max_tokens: 5 }, 400, 'max_completion_tokens'],
    ['no output', '/chat/completions', { ...chat, max_completion_tokens: 0 }, 400, 'below minimum'],
    ['another format', '/chat/completions', { ...chat, response_format: { type: 'xml' } }, 400, "'xml'"],
    [
      'JSON mode',
      '/chat/completions',
      { ...chat, response_format: { type: 'json_object' } },
      400,
      'not supported',
    ],
    [
      'no schema',
      '/chat/completions',
      { ...chat, response_format: { type: 'json_schema' } },
      400,
      'Missing required',
    ],
    ['a schema without a name', '/chat/completions', format(object, 'a b'), 400, 'json_schema.name'],
    ['a schema that is none', '/chat/completions', format(undefined), 400, 'got \'type: "None"\''],
    ['a schema of a string', '/chat/completions', format({ type: 'string' }), 400, 'got \'type: "string"\''],
    [
      'an open schema',
      '/chat/completions',
      format({ type: 'object' }),
      400,
      "'additionalProperties' is required",
    ],
    [
      'an optional property',
      '/chat/completions',
      format({ ...object, properties: { b: {} } }),
      400,
      "Missing 'b'",
    ],
    [
      'an open part',
      '/chat/completions',
      format({ ...object, properties: { a: { anyOf: [{ type: 'array', items: { type: 'object' } }] } } }),
      400,
      "In context=('properties', 'a', 'anyOf', '0', 'items')",
    ],
    [
      'oneOf',
      '/chat/completions',
      format({ ...object, properties: { a: { oneOf: [] } } }),
      400,
      "'oneOf' is not",
    ],
    ['an unknown embedding field', '/embeddings', { ...embeddings, texts: [] }, 400, 'supplied: texts'],
    ['no embedding model', '/embeddings', { input: 'a' }, 400, 'you must provide a model'],
    ['an empty text', '/embeddings', { ...embeddings, input: ['a', ''] }, 400, "'$.input' is invalid"],
    ['no texts', '/embeddings', { ...embeddings, input: [] }, 400, "'$.input' is invalid"],
    ['2,049 texts', '/embeddings', { ...embeddings, input: Array(2049).fill('a') }, 400, 'array too long'],
    [
      '300,001 tokens',
      '/embeddings',
      { ...embeddings, input: Array(60).fill('word '.repeat(5_500)) },
      400,
      'max 300000',
    ],
    ['another encoding', '/embeddings', { ...embeddings, encoding_format: 'hex' }, 400, "'hex'"],
    [
      'too many dimensions',
      '/embeddings',
      { ...embeddings, dimensions: 1537 },
      400,
      'less than or equal to 1536',
    ],
    [
      'dimensions of others',
      '/embeddings',
      { ...embeddings, model: 'm', dimensions: 9 },
      400,
      'does not support specifying',
    ],
  ])('refuses %s', async (_, path, body, status, message) => {
    const answer = await post(path, body);
    expect(answer).toMatchObject({ status, error: { type: expect.any(String) } });
    expect(answer.error).toHaveProperty('param');
    expect(answer.error).toHaveProperty('code');
    expect(answer.error.message).toContain(message);
  });

  it('refuses a request without a key, with another key, of another type, and that is not JSON', async () => {
    expect((await post('/embeddings', embeddings, { authorization: '' })).status).toBe(401);
    const wrong = await post('/embeddings', embeddings, { authorization: 'Bearer sk-wrong-key-0000' });
    expect(wrong).toMatchObject({ status: 401, error: { code: 'invalid_api_key' } });
    expect((await post('/embeddings', embeddings, { 'content-type': 'text/plain' })).status).toBe(400);
    expect((await post('/embeddings', '{"model":')).status).toBe(400);
    expect((await fetch(`${emulator.url}/embeddings`)).status).toBe(405);
  });

  it('hands out a list of answers one by one and repeats the last', async () => {
    const statuses = [];
    for (let call = 0; call < 3; call += 1)
      statuses.push((await post('/chat/completions', chat, {}, plain)).status);
    expect(statuses).toEqual([200, 503, 503]);
    expect(plain.chatRequests.map((request) => request.prompt)).toEqual(['Hello', 'Hello', 'Hello']);
  });

  it('answers 500 when its script throws', async () => {
    const broken = await startOpenAiEmulator({
      chat: () => {
        throw new Error('a bug in the test');
      },
    });
    const answer = await post('/chat/completions', chat, {}, broken);
    await broken.close();
    expect(answer).toMatchObject({
      status: 500,
      error: { message: expect.stringContaining('a bug in the test') },
    });
  });

  it('answers late when told so', async () => {
    const slow = await startOpenAiEmulator({ chat: { delayMs: 20, content: 'late' } });
    const answer = await post('/chat/completions', chat, {}, slow);
    await slow.close();
    expect(answer).toMatchObject({ status: 200, choices: [{ message: { content: 'late' } }] });
  });

  it('answers close vectors for texts that share words, and numbers unless base64 is asked for', async () => {
    const input = ['total spend of users', 'users and their spend', 'warehouse humidity'];
    const response = await fetch(`${plain.url}/embeddings`, {
      method: 'POST',
      headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'text-embedding-3-small', input }),
    });
    const { data } = (await response.json()) as { data: { embedding: number[] }[] };
    const [spend = [], users = [], other = []] = data.map((entry) => entry.embedding);
    const dot = (a: number[], b: number[]) =>
      a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
    expect(spend).toHaveLength(1536);
    expect(dot(spend, spend)).toBeCloseTo(1, 5);
    expect(dot(spend, users)).toBeGreaterThan(dot(spend, other) + 0.2);
  });
});
