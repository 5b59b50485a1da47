import { afterEach, describe, expect, it } from 'vitest';
import { identity } from '../../../adapters/llm/anthropic/identity.ts';
import { type AnthropicLlmOptions, anthropicLlm } from '../../../adapters/llm/anthropic/index.ts';
import type { LlmRequest } from '../../../src/adapter-kit/index.ts';
import type { AnthropicEmulatorOptions } from '../../emulators/anthropic/anthropic-emulator-options.ts';
import {
  type AnthropicEmulator,
  startAnthropicEmulator,
} from '../../emulators/anthropic/start-anthropic-emulator.ts';
import { describeHttpVendor } from '../../support/describe-http-vendor.ts';
import { failureOf } from '../../support/failure-of.ts';
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

describe('anthropicLlm', () => {
  it('sends further fields of the body as they were given, beside its own', async () => {
    const extraBody = { service_tier: 'auto', output_config: { effort: 'low' } };
    const { emulator, llm } = await setUp({}, { extraBody });
    await llm.generate(structured);
    expect(emulator.requests[0]?.body).toMatchObject({
      service_tier: 'auto',
      output_config: { effort: 'low', format: { type: 'json_schema', schema: jsonSchema } },
    });
  });

  it('sends half a character as the sign for an unknown one', async () => {
    const { emulator, llm } = await setUp({});
    const messages = [
      { role: 'system', content: 'a \ud83d' },
      { role: 'user', content: 'b \ud83d' },
    ] as const;
    await llm.generate({ messages });
    expect(emulator.requests[0]?.body).toMatchObject({
      system: 'a \ufffd',
      messages: [{ content: 'b \ufffd' }],
    });
  });

  it('ends with the call while the key is still being fetched', async () => {
    const controller = new AbortController();
    const { llm } = await setUp({}, { apiKey: () => new Promise<string>(() => {}) });
    const answer = llm.generate(question, { signal: controller.signal });
    controller.abort();
    expect((await failureOf(answer)).code).toBe('ABORTED');
  });

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
});

it('anthropicLlm shows no key that the model or the server repeats', async () => {
  for (const reply of [{ stopReason: 'refusal', stopDetails: { explanation: apiKey } }]) {
    const { llm } = await setUp({ reply }, { maxAttempts: 1 });
    expect(everythingSaidBy(await failureOf(llm.generate(question)))).not.toContain(apiKey);
  }
});

describeHttpVendor({
  identity,
  apiKey,
  errorBody: (message) => ({ type: 'error', error: { type: 'api_error', message } }),
  start: async (server, options) => {
    const emulator = await startAnthropicEmulator({
      reply: () => server.reply() ?? 'SELECT 1',
      apiKey: server.key || undefined,
    });
    const llm = anthropicLlm({ model: 'm', baseUrl: emulator.url, ...options });
    return {
      requests: () => emulator.requests,
      call: (callOptions) => llm.generate(question, callOptions),
      close: () => emulator.close(),
    };
  },
});
