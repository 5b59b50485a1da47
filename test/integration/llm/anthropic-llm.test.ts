import { afterEach, describe, expect, it } from 'vitest';
import { type AnthropicLlmOptions, anthropicLlm } from '../../../adapters/llm/anthropic/index.ts';
import type { LlmRequest } from '../../../src/adapter-kit/index.ts';
import type { AnthropicEmulatorOptions } from '../../emulators/anthropic/anthropic-emulator-options.ts';
import {
  type AnthropicEmulator,
  startAnthropicEmulator,
} from '../../emulators/anthropic/start-anthropic-emulator.ts';
import { everythingSaidBy } from './everything-said-by.ts';

const apiKey = 'sk-ant-test-0123456789abcdefghijklmnop';
const open: AnthropicEmulator[] = [];

afterEach(async () => {
  for (const emulator of open.splice(0)) await emulator.close();
});

async function setUp(
  emulatorOptions: AnthropicEmulatorOptions,
  options: Partial<AnthropicLlmOptions> = {},
): Promise<{ emulator: AnthropicEmulator; llm: ReturnType<typeof anthropicLlm> }> {
  const emulator = await startAnthropicEmulator({ apiKey, ...emulatorOptions });
  open.push(emulator);
  const llm = anthropicLlm({
    model: 'claude-sonnet-5-5',
    apiKey,
    baseUrl: emulator.url,
    backoffMs: 1,
    ...options,
  });
  return { emulator, llm };
}

const question: LlmRequest = {
  messages: [
    { role: 'system', content: 'Write SQL.' },
    { role: 'user', content: 'How many users?' },
    { role: 'assistant', content: 'SELECT 0' },
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'No.' },
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

describe('anthropicLlm', () => {
  it('answers with the text and all tokens, cached ones included', async () => {
    const usage = {
      input_tokens: 10,
      cache_creation_input_tokens: 200,
      cache_read_input_tokens: 3000,
      output_tokens: 4,
    };
    const content = [
      { type: 'thinking', thinking: 'hm', signature: 'x' },
      { type: 'text', text: 'SELECT ' },
      { type: 'text', text: '1' },
    ];
    const { emulator, llm } = await setUp({ reply: { content, usage } });
    expect(await llm.generate(question)).toEqual({
      text: 'SELECT 1',
      usage: { inputTokens: 3210, outputTokens: 4 },
    });
    expect(emulator.requests[0]?.body).toEqual({
      model: 'claude-sonnet-5-5',
      max_tokens: 8192,
      system: 'Write SQL.\n\nBe brief.',
      messages: question.messages.filter((message) => message.role !== 'system'),
    });
    expect(emulator.requests[0]?.path).toBe('/v1/messages');
  });

  it('counts zero tokens where the server does not say', async () => {
    const { llm } = await setUp({ reply: { usage: null } });
    expect((await llm.generate(question)).usage).toEqual({ inputTokens: 0, outputTokens: 0 });
  });

  it('sends no system prompt when there is none', async () => {
    const { emulator, llm } = await setUp({});
    await llm.generate({ messages: [{ role: 'user', content: 'Hello' }] });
    expect(emulator.requests[0]?.body).not.toHaveProperty('system');
  });

  it('states its name, model and abilities', async () => {
    const { llm } = await setUp({});
    expect(llm).toMatchObject({ name: 'anthropic', model: 'claude-sonnet-5-5' });
    expect({ ...llm.capabilities }).toEqual({ prompted: true, structuredOutput: true });
  });

  it('sends the options and headers it was given, by the fetch it was given', async () => {
    let calls = 0;
    const { emulator, llm } = await setUp(
      {},
      {
        maxOutputTokens: 99,
        headers: { 'x-title': 'nl' },
        fetch: (input, init) => {
          calls += 1;
          return fetch(input, init);
        },
      },
    );
    await llm.generate(question);
    expect(emulator.requests[0]?.body.max_tokens).toBe(99);
    expect(emulator.requests[0]?.headers['x-title']).toBe('nl');
    expect(calls).toBe(1);
  });
});

describe('structured output of anthropicLlm', () => {
  it('asks for a JSON schema', async () => {
    const { emulator, llm } = await setUp({ reply: '{"sql":"SELECT 1"}' });
    expect((await llm.generate(structured)).text).toBe('{"sql":"SELECT 1"}');
    expect(emulator.requests[0]?.body.output_config).toEqual({
      format: { type: 'json_schema', schema: jsonSchema },
    });
  });

  it('makes a model without it call a tool, and remembers', async () => {
    const { emulator, llm } = await setUp({ reply: '{"sql":"SELECT 1"}', lacks: ['structured_output'] });
    expect((await llm.generate(structured)).text).toBe('{"sql":"SELECT 1"}');
    await llm.generate(structured);
    expect(emulator.requests.map((request) => request.body.tool_choice?.name)).toEqual([
      undefined,
      'answer',
      'answer',
    ]);
    expect(emulator.requests[2]?.body.tools).toEqual([
      { name: 'answer', description: 'Takes the whole answer.', input_schema: jsonSchema },
    ]);
    expect(llm.capabilities.structuredOutput).toBe(false);
  });

  it('states the schema in the prompt where tools cannot be forced either', async () => {
    const { emulator, llm } = await setUp({ lacks: ['structured_output', 'forced_tools'] });
    expect((await llm.generate(structured)).text).toBe('OK');
    expect(emulator.requests).toHaveLength(3);
    expect(emulator.requests[2]?.body).not.toHaveProperty('tools');
    expect(emulator.requests[2]?.body.system).toContain(JSON.stringify(jsonSchema));
  });

  it('never falls back when told not to', async () => {
    const { emulator, llm } = await setUp({ lacks: ['structured_output'] }, { structuredOutput: true });
    expect(await failureOf(llm.generate(structured))).toMatchObject({ code: 'LLM_FAILED', retryable: false });
    expect(emulator.requests).toHaveLength(1);
  });

  it('only states the schema when told so', async () => {
    const { emulator, llm } = await setUp({}, { structuredOutput: false });
    await llm.generate(structured);
    expect(emulator.requests[0]?.body).not.toHaveProperty('output_config');
    expect(emulator.requests[0]?.prompt).toContain(JSON.stringify(jsonSchema));
    expect(llm.capabilities.structuredOutput).toBe(false);
  });

  it('reports a schema that the server refuses instead of doing without', async () => {
    const { emulator, llm } = await setUp({});
    const failure = await failureOf(
      llm.generate({ ...question, schema: { name: 'answer', jsonSchema: { type: 'object' } } }),
    );
    expect(failure.message).toContain("'additionalProperties' must be explicitly set to false");
    expect(emulator.requests).toHaveLength(1);
  });

  it('learns once when several calls are refused at the same time', async () => {
    const { emulator, llm } = await setUp({ lacks: ['structured_output'] });
    await Promise.all([llm.generate(structured), llm.generate(structured), llm.generate(structured)]);
    expect(emulator.requests.filter((request) => request.body.tools)).toHaveLength(3);
  });
});

describe('answers that anthropicLlm cannot use', () => {
  const cases = [
    {
      what: 'a refusal that is explained',
      reply: {
        stopReason: 'refusal',
        stopDetails: { type: 'refusal', category: 'cyber', explanation: 'No exploits.' },
      },
      says: 'refused: No exploits.',
    },
    {
      what: 'a refusal',
      reply: { stopReason: 'refusal', stopDetails: { category: 'cyber' } },
      says: 'refused: cyber',
    },
    { what: 'a bare refusal', reply: { stopReason: 'refusal' }, says: 'refused: no reason given' },
    { what: 'an answer cut off', reply: { stopReason: 'max_tokens' }, says: 'raise `maxOutputTokens`' },
    {
      what: 'a full context',
      reply: { stopReason: 'model_context_window_exceeded' },
      says: 'shorten the prompt',
    },
    { what: 'a pause', reply: { stopReason: 'pause_turn' }, says: 'paused' },
    { what: 'an empty answer', reply: { content: [] }, says: 'empty answer' },
    { what: 'another JSON', reply: { body: { hello: 'world' } }, says: 'not a message' },
    { what: 'a null', reply: { body: 'null' }, says: 'not a message' },
    { what: 'malformed JSON', reply: { body: '{"content": [' }, says: 'not JSON' },
    {
      what: 'a web page',
      reply: { body: '<html>', headers: { 'content-type': 'text/html' } },
      says: 'not a message',
    },
    { what: 'a 400', reply: { status: 400 }, says: '400 The request is not valid.' },
    { what: 'a 413', reply: { status: 413 }, says: '413 Request exceeds the maximum size' },
    { what: 'a bare 404', reply: { status: 404, body: 'nothing here' }, says: '404 nothing here' },
    {
      what: 'a 500 not to retry',
      reply: { status: 500, headers: { 'x-should-retry': 'false' } },
      says: '500 Internal',
    },
  ];

  it.each(cases)('fails at once on $what', async ({ reply, says }) => {
    const { emulator, llm } = await setUp({ reply });
    const failure = await failureOf(llm.generate(question));
    expect(failure).toMatchObject({ code: 'LLM_FAILED', retryable: false });
    expect(failure.message).toContain(says);
    expect(failure.message).toMatch(/^anthropic: /);
    expect(emulator.requests).toHaveLength(1);
  });

  it('fails at once on a wrong key', async () => {
    const { emulator, llm } = await setUp({}, { apiKey: 'sk-wrong-9876543210' });
    const failure = await failureOf(llm.generate(question));
    expect(failure).toMatchObject({ code: 'LLM_FAILED', retryable: false, details: { status: 401 } });
    expect(everythingSaidBy(failure)).not.toContain('sk-wrong');
    expect(emulator.requests).toHaveLength(1);
  });
});

describe('attempts of anthropicLlm', () => {
  it.each([408, 409, 429, 500, 502, 503, 529])('go on after a %i', async (status) => {
    const { emulator, llm } = await setUp({ reply: [{ status }, 'SELECT 1'] });
    expect((await llm.generate(question)).text).toBe('SELECT 1');
    expect(emulator.requests).toHaveLength(2);
  });

  it('go on after a connection that was cut', async () => {
    const { emulator, llm } = await setUp({
      reply: [{ cutAfterBytes: 0 }, { cutAfterBytes: 40 }, 'SELECT 1'],
    });
    expect((await llm.generate(question)).text).toBe('SELECT 1');
    expect(emulator.requests).toHaveLength(3);
  });

  it('end after as many as allowed, with the last reason', async () => {
    const { emulator, llm } = await setUp({ reply: { status: 503 } }, { maxAttempts: 3 });
    const failure = await failureOf(llm.generate(question));
    expect(failure).toMatchObject({
      code: 'LLM_FAILED',
      retryable: true,
      details: { adapter: 'anthropic', status: 503 },
    });
    expect(failure.message).toContain('503');
    expect(emulator.requests).toHaveLength(3);
  });

  it('wait no longer than allowed, whatever the server asks for', async () => {
    const reply = [{ status: 429, headers: { 'retry-after': '86400' } }, 'SELECT 1'];
    const { llm } = await setUp({ reply }, { maxBackoffMs: 5 });
    expect((await llm.generate(question)).text).toBe('SELECT 1');
  });

  it('wait as long as the server asks for rather than the back-off', async () => {
    const reply = [{ status: 429, headers: { 'retry-after': '0' } }, 'SELECT 1'];
    const { llm } = await setUp({ reply }, { backoffMs: 1_000_000, maxBackoffMs: 1_000_000 });
    expect((await llm.generate(question)).text).toBe('SELECT 1');
  });

  it('end one by one at the time-out, and another may succeed', async () => {
    const { emulator, llm } = await setUp({ reply: [{ hang: true }, 'SELECT 1'] }, { timeoutMs: 200 });
    expect((await llm.generate(question)).text).toBe('SELECT 1');
    expect(emulator.requests[0]?.aborted).toBe(true);
  });

  it.each([
    { what: 'the answer never starts', reply: { hang: true } },
    { what: 'the body stalls', reply: { stallAfterBytes: 20 } },
    { what: 'the body of an error stalls', reply: { status: 500, stallAfterBytes: 20 } },
  ])('time out when $what', async ({ reply }) => {
    const { llm } = await setUp({ reply }, { timeoutMs: 100, maxAttempts: 1 });
    const failure = await failureOf(llm.generate(question));
    expect(failure).toMatchObject({ code: 'LLM_FAILED', retryable: true });
    expect(failure.message).toBe('anthropic: no answer within 100 ms.');
  });

  it('end when nothing listens', async () => {
    const { emulator, llm } = await setUp({}, { maxAttempts: 2 });
    await emulator.close();
    const failure = await failureOf(llm.generate(question));
    expect(failure).toMatchObject({ code: 'LLM_FAILED', retryable: true, details: { adapter: 'anthropic' } });
    expect(failure.message).toContain('ECONNREFUSED');
  });
});

describe('aborting anthropicLlm', () => {
  it('sends nothing when it was aborted before', async () => {
    const { emulator, llm } = await setUp({});
    const failure = await failureOf(llm.generate(question, { signal: AbortSignal.abort() }));
    expect(failure.code).toBe('ABORTED');
    expect(emulator.requests).toHaveLength(0);
  });

  it.each([
    { what: 'before the answer starts', reply: { hang: true } },
    { what: 'in the middle of the body', reply: { stallAfterBytes: 20 } },
  ])('cuts the HTTP request $what', async ({ reply }) => {
    const controller = new AbortController();
    const script = () => {
      setTimeout(() => controller.abort(), 50);
      return reply;
    };
    const { emulator, llm } = await setUp({ reply: script });
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
      { reply: script },
      { backoffMs: 1_000_000, maxBackoffMs: 1_000_000 },
    );
    expect((await failureOf(llm.generate(question, { signal: controller.signal }))).code).toBe('ABORTED');
    expect(emulator.requests).toHaveLength(1);
  });
});

describe('the API key of anthropicLlm', () => {
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
      body: { type: 'error', error: { type: 'api_error', message: `key ${apiKey} header ${token}` } },
    });
    const token = 'gateway-token-123456';
    const replies = [
      echo(400),
      echo(403),
      echo(500),
      { stopReason: 'refusal', stopDetails: { explanation: apiKey } },
    ];
    const garbled = { body: apiKey };
    for (const reply of [...replies, garbled]) {
      const { llm } = await setUp({ reply }, { headers: { 'x-gateway': `Token ${token}` }, maxAttempts: 1 });
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
      message: 'anthropic: the `apiKey` function failed: vault is sealed',
    });
    expect(emulator.requests).toHaveLength(0);
  });
});
