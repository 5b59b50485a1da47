import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AnthropicEmulator, startAnthropicEmulator } from './start-anthropic-emulator.ts';

let emulator: AnthropicEmulator;

beforeAll(async () => {
  emulator = await startAnthropicEmulator({ apiKey: 'sk-ant-0123456789', reply: ['first', { status: 529 }] });
});

afterAll(() => emulator.close());

async function post(body: unknown, headers: Record<string, string> = {}, path = '/v1/messages') {
  const response = await fetch(`${emulator.url}${path}`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer sk-ant-0123456789',
      'anthropic-version': '2023-06-01',
      'content-type': 'application/json',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    body: (await response.json()) as { error: { type: string; message: string } },
  };
}

const messages = [{ role: 'user', content: 'Hello' }];
const valid = { model: 'claude-x', max_tokens: 10, messages };
const tool = { name: 'answer', input_schema: { type: 'object' } };

describe('the Anthropic emulator', () => {
  it.each([
    ['an unknown field', { ...valid, foo: 1 }, 'foo: Extra inputs'],
    ['temperature, which is gone', { ...valid, temperature: 0 }, 'temperature: Extra inputs'],
    ['no model', { ...valid, model: undefined }, 'model: Field required'],
    ['a model that is no text', { ...valid, model: 1 }, 'model: Input should be a valid string'],
    ['no max_tokens', { ...valid, max_tokens: undefined }, 'max_tokens: Field required'],
    ['max_tokens of 0', { ...valid, max_tokens: 0 }, 'max_tokens: Input should be'],
    ['a system prompt that is no text', { ...valid, system: 1 }, 'system: Input should be'],
    ['a stream', { ...valid, stream: true }, 'stream'],
    ['messages that are no list', { ...valid, messages: 'Hello' }, 'messages: Input should be a valid list'],
    ['empty messages', { ...valid, messages: [] }, 'at least one message'],
    ['a system message', { ...valid, messages: [{ role: 'system', content: 'a' }] }, 'messages.0.role'],
    ['no content', { ...valid, messages: [{ role: 'user' }] }, 'messages.0.content'],
    ['blank content', { ...valid, messages: [{ role: 'user', content: ' ' }] }, 'must be non-empty'],
    [
      'an answer first',
      { ...valid, messages: [{ role: 'assistant', content: 'a' }] },
      'first message must use',
    ],
    ['another format', { ...valid, output_config: { format: { type: 'xml' } } }, 'output_config.format.type'],
    [
      'an open schema',
      {
        ...valid,
        output_config: { format: { type: 'json_schema', schema: { properties: { a: { type: 'object' } } } } },
      },
      'at $.properties.a',
    ],
    ['a tool without a name', { ...valid, tools: [{ ...tool, name: '' }] }, 'tools.0.custom.name'],
    ['a tool without a schema', { ...valid, tools: [{ name: 'a' }] }, 'tools.0.custom.input_schema'],
    [
      'a tool that is not there',
      { ...valid, tool_choice: { type: 'tool', name: 'x' } },
      "Tool 'x' not found",
    ],
  ])('refuses %s', async (_, body, message) => {
    const answer = await post(body);
    expect(answer).toMatchObject({
      status: 400,
      body: { type: 'error', error: { type: 'invalid_request_error' } },
    });
    expect(answer.body.error.message).toContain(message);
  });

  it('refuses a wrong envelope', async () => {
    expect((await post(valid, { authorization: '' })).status).toBe(401);
    expect((await post(valid, { authorization: 'Bearer x' })).status).toBe(401);
    expect((await post(valid, { 'anthropic-version': '' })).status).toBe(400);
    expect((await post(valid, { 'content-type': 'text/plain' })).status).toBe(400);
    expect((await post('{')).status).toBe(400);
    expect((await post(valid, {}, '/messages')).status).toBe(404);
    expect((await fetch(`${emulator.url}/v1/messages`)).status).toBe(405);
  });

  it('takes a key by either header and hands out its answers one by one', async () => {
    const first = await post(valid, { authorization: '', 'x-api-key': 'sk-ant-0123456789' });
    expect(first).toMatchObject({ status: 200, body: { content: [{ type: 'text', text: 'first' }] } });
    expect(await post(valid)).toMatchObject({ status: 529, body: { error: { type: 'overloaded_error' } } });
    expect(emulator.requests.at(-1)?.prompt).toBe('Hello');
  });
});
