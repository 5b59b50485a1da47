import { afterEach, describe, expect, it } from 'vitest';
import { identity } from '../../../adapters/llm/openai/identity.ts';
import { type OpenaiLlmOptions, openaiLlm } from '../../../adapters/llm/openai/index.ts';
import type { LlmRequest } from '../../../src/adapter-kit/index.ts';
import type { OpenAiEmulatorOptions } from '../../emulators/openai/openai-emulator-options.ts';
import { type OpenAiEmulator, startOpenAiEmulator } from '../../emulators/openai/start-openai-emulator.ts';
import { describeHttpVendor } from '../../support/describe-http-vendor.ts';
import { failureOf } from '../../support/failure-of.ts';
import { everythingSaidBy } from './everything-said-by.ts';

const apiKey = 'sk-test-0123456789abcdefghijklmnop';
const open: OpenAiEmulator[] = [];

afterEach(async () => {
  for (const emulator of open.splice(0)) await emulator.close();
});

async function setUp(
  emulatorOptions: OpenAiEmulatorOptions,
  options: Partial<OpenaiLlmOptions> = {},
): Promise<{ emulator: OpenAiEmulator; llm: ReturnType<typeof openaiLlm> }> {
  const emulator = await startOpenAiEmulator({ apiKey, ...emulatorOptions });
  open.push(emulator);
  const llm = openaiLlm({ model: 'gpt-5-mini', apiKey, baseUrl: emulator.url, backoffMs: 1, ...options });
  return { emulator, llm };
}

const question: LlmRequest = {
  messages: [
    { role: 'system', content: 'Write SQL.' },
    { role: 'user', content: 'How many users?' },
  ],
};
const jsonSchema = {
  type: 'object',
  properties: { sql: { type: 'string' } },
  required: ['sql'],
  additionalProperties: false,
};
const structured: LlmRequest = { ...question, schema: { name: 'answer', jsonSchema } };

describe('openaiLlm', () => {
  it('sends further fields of the body as they were given', async () => {
    const { emulator, llm } = await setUp({}, { extraBody: { reasoning_effort: 'low', seed: 7 } });
    await llm.generate(structured);
    expect(emulator.chatRequests[0]?.body).toMatchObject({
      model: 'gpt-5-mini',
      reasoning_effort: 'low',
      seed: 7,
      response_format: { type: 'json_schema' },
    });
  });

  it('sends half a character as the sign for an unknown one, which strict servers refuse otherwise', async () => {
    const { emulator, llm } = await setUp({});
    await llm.generate({ messages: [{ role: 'user', content: 'smile \ud83d' }] });
    expect(emulator.chatRequests[0]?.prompt).toBe('smile \ufffd');
  });

  it('ends with the call while the key is still being fetched', async () => {
    const controller = new AbortController();
    const { llm } = await setUp({}, { apiKey: () => new Promise<string>(() => {}) });
    const answer = llm.generate(question, { signal: controller.signal });
    controller.abort();
    expect((await failureOf(answer)).code).toBe('ABORTED');
  });

  it('answers with the text and the tokens', async () => {
    const { emulator, llm } = await setUp({
      chat: { content: 'SELECT 1', usage: { prompt_tokens: 12, completion_tokens: 3 } },
    });
    expect(await llm.generate(question)).toEqual({
      text: 'SELECT 1',
      usage: { inputTokens: 12, outputTokens: 3 },
    });
    expect(emulator.chatRequests[0]?.body).toEqual({
      model: 'gpt-5-mini',
      messages: question.messages,
      temperature: 0,
    });
  });

  it('counts zero tokens where the server does not say', async () => {
    const { llm } = await setUp({ chat: { content: 'SELECT 1', usage: null } });
    expect((await llm.generate(question)).usage).toEqual({ inputTokens: 0, outputTokens: 0 });
  });

  it('states its name, model and abilities', async () => {
    const { llm } = await setUp({});
    expect({ ...llm, capabilities: { ...llm.capabilities } }).toMatchObject({
      name: 'openai',
      model: 'gpt-5-mini',
      capabilities: { prompted: true, structuredOutput: true },
    });
  });

  it('sends the options and headers it was given', async () => {
    const { emulator, llm } = await setUp(
      {},
      { temperature: 0.5, maxOutputTokens: 99, headers: { 'x-title': 'nl' } },
    );
    await llm.generate(question);
    expect(emulator.chatRequests[0]?.body).toMatchObject({ temperature: 0.5, max_tokens: 99 });
    expect(emulator.requests[0]?.headers['x-title']).toBe('nl');
  });

  it('uses the fetch it was given', async () => {
    const seen: string[] = [];
    const { emulator, llm } = await setUp(
      {},
      {
        fetch: (input, init) => {
          seen.push(String(input));
          return fetch(input, init);
        },
      },
    );
    await llm.generate(question);
    expect(seen).toEqual([`${emulator.url}/chat/completions`]);
  });
});

describe('structured output of openaiLlm', () => {
  it('asks for a strict JSON schema', async () => {
    const { emulator, llm } = await setUp({ chat: '{"sql":"SELECT 1"}' });
    await llm.generate(structured);
    expect(emulator.chatRequests[0]?.body.response_format).toEqual({
      type: 'json_schema',
      json_schema: { name: 'answer', strict: true, schema: jsonSchema },
    });
    expect(emulator.chatRequests[0]?.prompt).not.toContain('JSON');
  });

  it('falls back to a JSON object, states the schema in the prompt, and remembers', async () => {
    const { emulator, llm } = await setUp({ responseFormats: ['json_object'] });
    await llm.generate(structured);
    await llm.generate(structured);
    const formats = emulator.chatRequests.map((request) => request.body.response_format?.type);
    expect(formats).toEqual(['json_schema', 'json_object', 'json_object']);
    expect(emulator.chatRequests[2]?.body.messages).toEqual([
      {
        role: 'system',
        content: `Write SQL.\n\nAnswer with one JSON object that fits this JSON schema, and with nothing else:\n${JSON.stringify(jsonSchema)}`,
      },
      { role: 'user', content: 'How many users?' },
    ]);
    expect(llm.capabilities.structuredOutput).toBe(false);
  });

  it('falls back to text where the server has no JSON mode at all', async () => {
    const { emulator, llm } = await setUp({ responseFormats: [] });
    await llm.generate({ ...structured, messages: question.messages.slice(1) });
    const formats = emulator.chatRequests.map((request) => request.body.response_format?.type);
    expect(formats).toEqual(['json_schema', 'json_object', undefined]);
    expect(emulator.chatRequests[2]?.body.messages[0]?.role).toBe('system');
  });

  it('learns once when several calls are refused at the same time', async () => {
    const { emulator, llm } = await setUp({ responseFormats: ['json_object'] });
    await Promise.all([llm.generate(structured), llm.generate(structured), llm.generate(structured)]);
    const formats = emulator.chatRequests.map((request) => request.body.response_format?.type);
    expect(formats.filter((format) => format === 'json_object')).toHaveLength(3);
    expect(formats).not.toContain(undefined);
  });

  it('never falls back when told not to', async () => {
    const { emulator, llm } = await setUp({ responseFormats: [] }, { structuredOutput: true });
    const failure = await failureOf(llm.generate(structured));
    expect(failure).toMatchObject({
      code: 'LLM_FAILED',
      retryable: false,
      details: { adapter: 'openai', status: 400 },
    });
    expect(emulator.requests).toHaveLength(1);
    expect(llm.capabilities.structuredOutput).toBe(true);
  });

  it('leaves response_format out when told so', async () => {
    const { emulator, llm } = await setUp({}, { structuredOutput: false });
    await llm.generate(structured);
    expect(emulator.chatRequests[0]?.body).not.toHaveProperty('response_format');
    expect(emulator.chatRequests[0]?.prompt).toContain(JSON.stringify(jsonSchema));
    expect(llm.capabilities.structuredOutput).toBe(false);
  });

  it('reports a schema that strict mode refuses instead of doing without', async () => {
    const { emulator, llm } = await setUp({});
    const loose = { name: 'answer', jsonSchema: { type: 'object', properties: { sql: { type: 'string' } } } };
    const failure = await failureOf(llm.generate({ ...question, schema: loose }));
    expect(failure.message).toContain("'additionalProperties' is required");
    expect(emulator.requests).toHaveLength(1);
    expect(llm.capabilities.structuredOutput).toBe(true);
  });

  it('does not fall back for another refusal', async () => {
    const { llm } = await setUp({
      chat: { status: 400, body: { error: { message: 'Prompt too long', param: 'messages' } } },
    });
    expect(await failureOf(llm.generate(structured))).toMatchObject({ code: 'LLM_FAILED', retryable: false });
    expect(llm.capabilities.structuredOutput).toBe(true);
  });
});

describe('a reasoning model behind openaiLlm', () => {
  it('is asked without what it refuses from then on', async () => {
    const { emulator, llm } = await setUp({ reasoning: true }, { maxOutputTokens: 500 });
    await llm.generate(question);
    await llm.generate(question);
    expect(emulator.chatRequests).toHaveLength(4);
    for (const request of emulator.chatRequests.slice(2)) {
      expect(request.body).not.toHaveProperty('temperature');
      expect(request.body).not.toHaveProperty('max_tokens');
      expect(request.body.max_completion_tokens).toBe(500);
    }
  });

  it('that refuses both names of the token limit is a failure', async () => {
    const chat = [
      { status: 400, body: { error: { message: "'max_tokens' is not supported", param: 'max_tokens' } } },
      {
        status: 400,
        body: {
          error: { message: "'max_completion_tokens' is not supported", param: 'max_completion_tokens' },
        },
      },
    ];
    const { emulator, llm } = await setUp({ chat }, { maxOutputTokens: 500 });
    expect(await failureOf(llm.generate(question))).toMatchObject({ code: 'LLM_FAILED', status: 502 });
    expect(emulator.requests).toHaveLength(2);
  });
});

describe('answers that openaiLlm cannot use', () => {
  const cases = [
    {
      what: 'a refusal',
      chat: { refusal: 'I cannot help with that.' },
      says: 'refused: I cannot help with that.',
    },
    {
      what: 'an answer cut off',
      chat: { content: 'SEL', finishReason: 'length' },
      says: 'raise `maxOutputTokens`',
    },
    {
      what: 'a filtered answer',
      chat: { content: '', finishReason: 'content_filter' },
      says: 'content filter',
    },
    { what: 'an empty answer', chat: { content: null }, says: 'empty answer' },
    { what: 'no choices', chat: { body: { choices: [] } }, says: 'no choices' },
    { what: 'another JSON', chat: { body: { hello: 'world' } }, says: 'not a chat completion' },
    { what: 'a null', chat: { body: 'null' }, says: 'not a chat completion' },
    { what: 'malformed JSON', chat: { body: '{"choices": [' }, says: 'not JSON' },
    {
      what: 'a web page',
      chat: { body: '<html>', headers: { 'content-type': 'text/html' } },
      says: 'not a chat completion',
    },
    {
      what: 'an answer cut off at the end of the context',
      chat: { content: 'SEL', finishReason: 'model_length' },
      says: 'cut off',
    },
    {
      what: 'an error beside half an answer',
      chat: {
        body: {
          choices: [
            {
              finish_reason: 'error',
              message: { content: 'SELECT name FROM' },
              error: { code: 400, message: 'the provider gave up' },
            },
          ],
        },
      },
      says: '400: the provider gave up',
    },
    {
      what: 'an answer in parts without a text',
      chat: { body: { choices: [{ message: { content: [{ type: 'thinking', thinking: [] }, null] } }] } },
      says: 'empty answer',
    },
    {
      what: 'an error with status 200',
      chat: { body: { error: { message: 'upstream is gone' } } },
      says: 'an error: upstream is gone',
    },
    {
      what: 'an error with status 200 that is a text',
      chat: { body: { error: 'model is gone' } },
      says: 'an error: model is gone',
    },
    {
      what: 'an error with status 200 of another form',
      chat: { body: { error: { message: { no: 'text' } } } },
      says: 'an error: no reason given',
    },
    { what: 'a 400', chat: { status: 400, body: { error: { message: 'bad' } } }, says: '400 bad' },
    { what: 'a 404', chat: { status: 404 }, says: '404 The model does not exist' },
    {
      what: 'a used-up quota',
      chat: { status: 429, body: { error: { message: 'quota', code: 'insufficient_quota' } } },
      says: '429 quota',
    },
    {
      what: 'a 500 not to retry',
      chat: { status: 500, headers: { 'x-should-retry': 'false' } },
      says: '500 The server had an error',
    },
  ];

  it.each(cases)('fails at once on $what', async ({ chat, says }) => {
    const { emulator, llm } = await setUp({ chat });
    const failure = await failureOf(llm.generate(question));
    expect(failure).toMatchObject({ code: 'LLM_FAILED', retryable: false });
    expect(failure.message).toContain(says);
    expect(failure.message).toMatch(/^openai: /);
    expect(emulator.requests).toHaveLength(1);
  });
});

describe('an error with status 200', () => {
  it('is tried again where it may pass', async () => {
    const chat = [{ body: { error: { message: 'upstream is busy', code: 503 } } }, 'SELECT 1'];
    const { llm } = await setUp({ chat });
    expect((await llm.generate(question)).text).toBe('SELECT 1');
  });

  it.each([
    { finish_reason: 'error', message: { content: 'SELECT' }, error: { code: 502, message: 'upstream' } },
    { finish_reason: 'error', message: { content: 'SELECT' } },
    { message: { content: 'SELECT' }, error: { code: 'server_error' } },
  ])('beside half an answer is tried again too: %j', async (choice) => {
    const { llm } = await setUp({ chat: [{ body: { choices: [choice] } }, 'SELECT 1'] });
    expect((await llm.generate(question)).text).toBe('SELECT 1');
  });
});

describe('an answer in parts', () => {
  it('is its texts, without the thoughts among them', async () => {
    const content = [
      { type: 'thinking', thinking: [{ type: 'text', text: 'Perhaps SELECT 2?' }] },
      { type: 'text', text: 'SELECT ' },
      { type: 'text', text: '1' },
    ];
    const body = { choices: [{ finish_reason: 'stop', message: { role: 'assistant', content } }] };
    const { llm } = await setUp({ chat: { body } });
    expect((await llm.generate(question)).text).toBe('SELECT 1');
  });
});

it('openaiLlm shows no key that the model or the server repeats', async () => {
  for (const chat of [{ refusal: apiKey }, { body: { error: { message: apiKey } } }]) {
    const { llm } = await setUp({ chat }, { maxAttempts: 1 });
    expect(everythingSaidBy(await failureOf(llm.generate(question)))).not.toContain(apiKey);
  }
});

describeHttpVendor({
  identity,
  apiKey,
  errorBody: (message) => ({ error: { message } }),
  start: async (server, options) => {
    const emulator = await startOpenAiEmulator({
      chat: () => server.reply() ?? 'SELECT 1',
      apiKey: server.key || undefined,
    });
    const llm = openaiLlm({ model: 'm', baseUrl: emulator.url, ...options });
    return {
      requests: () => emulator.requests,
      call: (callOptions) => llm.generate(question, callOptions),
      close: () => emulator.close(),
    };
  },
});
