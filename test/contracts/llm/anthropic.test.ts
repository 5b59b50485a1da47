import { anthropicLlm } from 'nlquery/llm/anthropic';
import { llmContract, runContract } from 'nlquery/testing';
import { afterAll, test } from 'vitest';
import { startAnthropicEmulator } from '../../emulators/anthropic/start-anthropic-emulator.ts';

const emulator = await startAnthropicEmulator({
  reply: ({ body }) => (body.output_config ? '{"sql":"SELECT count(*) FROM customers"}' : 'SELECT 1'),
});
const silent = await startAnthropicEmulator({ reply: { hang: true } });
afterAll(() => Promise.all([emulator.close(), silent.close()]));

const settings = { model: 'claude-sonnet-5-5', apiKey: 'sk-contract-secret', maxAttempts: 1 };

const cases = llmContract(() => anthropicLlm({ ...settings, baseUrl: emulator.url }), {
  capabilities: ['structuredOutput', 'prompted'],
  unreachable: () => anthropicLlm({ ...settings, baseUrl: 'http://127.0.0.1:1' }),
  unanswering: () => anthropicLlm({ ...settings, baseUrl: silent.url }),
  secrets: [settings.apiKey],
});
runContract(cases, test);
