import { openaiLlm } from 'nlquery/llm/openai';
import { llmContract, runContract } from 'nlquery/testing';
import { afterAll, test } from 'vitest';
import { startOpenAiEmulator } from '../../emulators/openai/start-openai-emulator.ts';

const emulator = await startOpenAiEmulator({
  chat: ({ body }) => (body.response_format ? '{"sql":"SELECT count(*) FROM customers"}' : 'SELECT 1'),
});
const silent = await startOpenAiEmulator({ chat: { hang: true } });
afterAll(() => Promise.all([emulator.close(), silent.close()]));

const settings = { model: 'gpt-5-mini', apiKey: 'sk-contract-secret', maxAttempts: 1 };

const cases = llmContract(() => openaiLlm({ ...settings, baseUrl: emulator.url }), {
  capabilities: ['structuredOutput', 'prompted'],
  unreachable: () => openaiLlm({ ...settings, baseUrl: 'http://127.0.0.1:1/v1' }),
  unanswering: () => openaiLlm({ ...settings, baseUrl: silent.url }),
  secrets: [settings.apiKey],
});
runContract(cases, test);
