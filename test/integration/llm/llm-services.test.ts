import { afterAll, describe, it } from 'vitest';
import { anthropicLlm } from '../../../adapters/llm/anthropic/index.ts';
import { openaiLlm } from '../../../adapters/llm/openai/index.ts';
import { startAnthropicEmulator } from '../../emulators/anthropic/start-anthropic-emulator.ts';
import { startOpenAiEmulator } from '../../emulators/openai/start-openai-emulator.ts';
import { llmPromises } from './llm-promises.ts';

const openai = await startOpenAiEmulator({
  chat: (request) => (request.body.response_format ? '{"sql":"SELECT 1"}' : 'OK'),
});
const anthropic = await startAnthropicEmulator({
  reply: (request) => (request.body.output_config ? '{"sql":"SELECT 1"}' : 'OK'),
});

afterAll(async () => {
  await openai.close();
  await anthropic.close();
});

const services = [
  { name: 'openaiLlm, emulated', llm: openaiLlm({ model: 'gpt-5-mini', baseUrl: openai.url }) },
  {
    name: 'anthropicLlm, emulated',
    llm: anthropicLlm({ model: 'claude-sonnet-5-5', baseUrl: anthropic.url }),
  },
];

const { TEST_OPENAI_BASE_URL, TEST_OPENAI_API_KEY, TEST_OPENAI_MODEL } = process.env;
if (TEST_OPENAI_MODEL && (TEST_OPENAI_API_KEY || TEST_OPENAI_BASE_URL)) {
  const options = { model: TEST_OPENAI_MODEL, apiKey: TEST_OPENAI_API_KEY, baseUrl: TEST_OPENAI_BASE_URL };
  services.push({ name: 'openaiLlm, the real service', llm: openaiLlm(options) });
} else {
  console.warn(
    'NOT TESTED: openaiLlm at a real service (TEST_OPENAI_MODEL and TEST_OPENAI_API_KEY or _BASE_URL are not set)',
  );
}

const { TEST_ANTHROPIC_BASE_URL, TEST_ANTHROPIC_API_KEY, TEST_ANTHROPIC_MODEL } = process.env;
if (TEST_ANTHROPIC_MODEL && TEST_ANTHROPIC_API_KEY) {
  const options = {
    model: TEST_ANTHROPIC_MODEL,
    apiKey: TEST_ANTHROPIC_API_KEY,
    baseUrl: TEST_ANTHROPIC_BASE_URL,
  };
  services.push({ name: 'anthropicLlm, the real service', llm: anthropicLlm(options) });
} else {
  console.warn(
    'NOT TESTED: anthropicLlm at the real service (TEST_ANTHROPIC_MODEL and TEST_ANTHROPIC_API_KEY are not set)',
  );
}

describe.each(services)('$name', ({ llm }) => {
  it.each(llmPromises)('$name', ({ run }) => run(llm), 180_000);
});
