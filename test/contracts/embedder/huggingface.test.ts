import { huggingfaceEmbedder } from 'nlquery/embedder/huggingface';
import { embedderContract, runContract } from 'nlquery/testing';
import { afterAll, test } from 'vitest';
import { startHuggingfaceEmulator } from '../../emulators/huggingface/start-huggingface-emulator.ts';

const emulator = await startHuggingfaceEmulator({ dimensions: 64 });
const silent = await startHuggingfaceEmulator({ embeddings: { hang: true } });
afterAll(() => Promise.all([emulator.close(), silent.close()]));

const settings = {
  model: 'acme/small-model',
  dimensions: 64,
  apiKey: 'hf_contractsecret',
  queryPrefix: 'query: ',
  documentPrefix: 'passage: ',
  maxAttempts: 1,
};

const cases = embedderContract(() => huggingfaceEmbedder({ ...settings, baseUrl: emulator.url }), {
  unreachable: () => huggingfaceEmbedder({ ...settings, baseUrl: 'http://127.0.0.1:1' }),
  unanswering: () => huggingfaceEmbedder({ ...settings, baseUrl: silent.url }),
  secrets: [settings.apiKey],
});
runContract(cases, test);
