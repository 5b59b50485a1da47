import { openaiEmbedder } from 'nlquery/embedder/openai';
import { embedderContract, runContract } from 'nlquery/testing';
import { afterAll, test } from 'vitest';
import { startOpenAiEmulator } from '../../emulators/openai/start-openai-emulator.ts';

const emulator = await startOpenAiEmulator();
const silent = await startOpenAiEmulator({ embeddings: { hang: true } });
afterAll(() => Promise.all([emulator.close(), silent.close()]));

const settings = {
  model: 'text-embedding-3-small',
  dimensions: 256,
  apiKey: 'sk-contract-secret',
  maxAttempts: 1,
};

const cases = embedderContract(() => openaiEmbedder({ ...settings, baseUrl: emulator.url }), {
  unreachable: () => openaiEmbedder({ ...settings, baseUrl: 'http://127.0.0.1:1/v1' }),
  unanswering: () => openaiEmbedder({ ...settings, baseUrl: silent.url }),
  secrets: [settings.apiKey],
});
runContract(cases, test);
