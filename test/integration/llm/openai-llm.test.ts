import { afterEach, describe, expect, it } from 'vitest';
import { type OpenaiLlmOptions, openaiLlm } from '../../../adapters/llm/openai/index.ts';
import type { LlmRequest } from '../../../src/adapter-kit/index.ts';
import type { OpenAiEmulatorOptions } from '../../emulators/openai/openai-emulator-options.ts';
import { type OpenAiEmulator, startOpenAiEmulator } from '../../emulators/openai/start-openai-emulator.ts';
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

async function failureOf(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  return promise.then(
    () => expect.fail('the call succeeded'),
    (error) => error,
  );
}

describe('openaiLlm', () => {
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
      what: 'an error with status 200',
      chat: { body: { error: { message: 'upstream is gone' } } },
      says: 'an error: upstream is gone',
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

  it('fails at once on a wrong key and repeats no part of it', async () => {
    const { emulator, llm } = await setUp({}, { apiKey: 'sk-wrong-9876543210zyxwvutsrq' });
    const failure = await failureOf(llm.generate(question));
    expect(failure).toMatchObject({ code: 'LLM_FAILED', retryable: false, details: { status: 401 } });
    expect(everythingSaidBy(failure)).not.toMatch(/sk-wrong|tsrq/);
    expect(emulator.requests).toHaveLength(1);
  });
});

describe('attempts of openaiLlm', () => {
  it.each([408, 409, 429, 500, 502, 503, 529])('go on after a %i', async (status) => {
    const { emulator, llm } = await setUp({ chat: [{ status }, 'SELECT 1'] });
    expect((await llm.generate(question)).text).toBe('SELECT 1');
    expect(emulator.requests).toHaveLength(2);
  });

  it('go on after a connection that was cut', async () => {
    const { emulator, llm } = await setUp({
      chat: [{ cutAfterBytes: 0 }, { cutAfterBytes: 40 }, 'SELECT 1'],
    });
    expect((await llm.generate(question)).text).toBe('SELECT 1');
    expect(emulator.requests).toHaveLength(3);
  });

  it('go on after an error with status 200 that may pass', async () => {
    const chat = [{ body: { error: { message: 'upstream is busy', code: 503 } } }, 'SELECT 1'];
    const { llm } = await setUp({ chat });
    expect((await llm.generate(question)).text).toBe('SELECT 1');
  });

  it('end after as many as allowed, with the last reason', async () => {
    const { emulator, llm } = await setUp({ chat: { status: 503 } }, { maxAttempts: 3 });
    const failure = await failureOf(llm.generate(question));
    expect(failure).toMatchObject({
      code: 'LLM_FAILED',
      retryable: true,
      details: { adapter: 'openai', status: 503 },
    });
    expect(failure.message).toContain('503 The engine is currently overloaded');
    expect(emulator.requests).toHaveLength(3);
  });

  it('wait no longer than allowed, whatever the server asks for', async () => {
    const chat = [{ status: 429, headers: { 'retry-after': '86400' } }, 'SELECT 1'];
    const { llm } = await setUp({ chat }, { maxBackoffMs: 5 });
    expect((await llm.generate(question)).text).toBe('SELECT 1');
  });

  it('wait as long as the server asks for rather than the back-off', async () => {
    const chat = [{ status: 429, headers: { 'retry-after': '0' } }, 'SELECT 1'];
    const { llm } = await setUp({ chat }, { backoffMs: 1_000_000, maxBackoffMs: 1_000_000 });
    expect((await llm.generate(question)).text).toBe('SELECT 1');
  });

  it('end one by one at the time-out, and another may succeed', async () => {
    const { emulator, llm } = await setUp({ chat: [{ hang: true }, 'SELECT 1'] }, { timeoutMs: 200 });
    expect((await llm.generate(question)).text).toBe('SELECT 1');
    expect(emulator.requests[0]?.aborted).toBe(true);
  });

  it.each([
    { what: 'the answer never starts', chat: { hang: true } },
    { what: 'the body stalls', chat: { stallAfterBytes: 20 } },
    { what: 'the body of an error stalls', chat: { status: 500, stallAfterBytes: 20 } },
  ])('time out when $what', async ({ chat }) => {
    const { llm } = await setUp({ chat }, { timeoutMs: 100, maxAttempts: 1 });
    const failure = await failureOf(llm.generate(question));
    expect(failure).toMatchObject({ code: 'LLM_FAILED', retryable: true });
    expect(failure.message).toBe('openai: no answer within 100 ms.');
  });

  it('end when nothing listens', async () => {
    const { emulator, llm } = await setUp({}, { maxAttempts: 2 });
    await emulator.close();
    const failure = await failureOf(llm.generate(question));
    expect(failure).toMatchObject({ code: 'LLM_FAILED', retryable: true, details: { adapter: 'openai' } });
    expect(failure.message).toContain('ECONNREFUSED');
  });
});

describe('aborting openaiLlm', () => {
  it('sends nothing when it was aborted before', async () => {
    const { emulator, llm } = await setUp({});
    const failure = await failureOf(llm.generate(question, { signal: AbortSignal.abort() }));
    expect(failure.code).toBe('ABORTED');
    expect(emulator.requests).toHaveLength(0);
  });

  it.each([
    { what: 'before the answer starts', chat: { hang: true } },
    { what: 'in the middle of the body', chat: { stallAfterBytes: 20 } },
  ])('cuts the HTTP request $what', async ({ chat }) => {
    const controller = new AbortController();
    const script = () => {
      setTimeout(() => controller.abort(), 50);
      return chat;
    };
    const { emulator, llm } = await setUp({ chat: script });
    const failure = await failureOf(llm.generate(question, { signal: controller.signal }));
    expect(failure.code).toBe('ABORTED');
    await emulator.requests[0]?.finished;
    expect(emulator.requests[0]?.aborted).toBe(true);
    expect(emulator.requests).toHaveLength(1);
  });

  it('ends the wait between attempts', async () => {
    const controller = new AbortController();
    const script = () => {
      setTimeout(() => controller.abort(), 50);
      return { status: 500 };
    };
    const { emulator, llm } = await setUp(
      { chat: script },
      { backoffMs: 1_000_000, maxBackoffMs: 1_000_000 },
    );
    expect((await failureOf(llm.generate(question, { signal: controller.signal }))).code).toBe('ABORTED');
    expect(emulator.requests).toHaveLength(1);
  });
});

describe('the API key of openaiLlm', () => {
  it('is read anew at each call', async () => {
    const keys = ['first-key-000', 'second-key-000'];
    const { emulator, llm } = await setUp({ apiKey: undefined }, { apiKey: async () => keys.shift() ?? '' });
    await llm.generate(question);
    await llm.generate(question);
    const sent = emulator.requests.map((request) => request.headers.authorization);
    expect(sent).toEqual(['Bearer first-key-000', 'Bearer second-key-000']);
  });

  it('loses the line break that a file left at its end', async () => {
    const { emulator, llm } = await setUp({}, { apiKey: `${apiKey}\n` });
    await llm.generate(question);
    expect(emulator.requests[0]?.headers.authorization).toBe(`Bearer ${apiKey}`);
  });

  it('stands in no error, cause or stack', async () => {
    const echo = (status: number) => ({
      status,
      body: { error: { message: `key ${apiKey} header ${token}` } },
    });
    const token = 'gateway-token-123456';
    const replies = [
      echo(400),
      echo(403),
      echo(500),
      { refusal: apiKey },
      { body: { error: { message: apiKey } } },
    ];
    const garbled = { body: apiKey };
    for (const chat of [...replies, garbled]) {
      const { llm } = await setUp({ chat }, { headers: { 'x-gateway': `Token ${token}` }, maxAttempts: 1 });
      const said = everythingSaidBy(await failureOf(llm.generate(question)));
      expect(said).not.toContain(apiKey);
      expect(said).not.toContain(token);
    }
  });

  it('stands in no error of a header that cannot be sent', async () => {
    const { llm } = await setUp({}, { headers: { 'x-gateway': 'Token secret-part\nrest-of-secret' } });
    const failure = await failureOf(llm.generate(question));
    expect(failure).toMatchObject({ code: 'LLM_FAILED', retryable: false });
    expect(everythingSaidBy(failure)).not.toMatch(/secret-part|rest-of-secret/);
  });

  it('comes with a clear failure when the function that gets it fails', async () => {
    const { emulator, llm } = await setUp({}, { apiKey: () => Promise.reject(new Error('vault is sealed')) });
    const failure = await failureOf(llm.generate(question));
    expect(failure).toMatchObject({
      code: 'LLM_FAILED',
      message: 'openai: the `apiKey` function failed: vault is sealed',
    });
    expect(emulator.requests).toHaveLength(0);
  });
});
