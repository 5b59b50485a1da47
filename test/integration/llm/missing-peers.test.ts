import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AnthropicEmulator,
  startAnthropicEmulator,
} from '../../emulators/anthropic/start-anthropic-emulator.ts';
import { type OpenAiEmulator, startOpenAiEmulator } from '../../emulators/openai/start-openai-emulator.ts';
import { loadWithoutPeer } from './load-without-peer.ts';

let openai: OpenAiEmulator;
let anthropic: AnthropicEmulator;

beforeAll(async () => {
  openai = await startOpenAiEmulator({ dimensions: 2 });
  anthropic = await startAnthropicEmulator();
});

afterAll(async () => {
  await openai.close();
  await anthropic.close();
});

function script(path: string, build: string, call: string): string {
  return `
    const adapter = await import(adapters + '${path}/index.ts');
    const built = adapter.${build};
    const failure = await built.${call}.catch((error) => error.toJSON());
    globalThis.install();
    const answer = await built.${call};
    console.log(JSON.stringify({ failure, answer }));`;
}

describe('an adapter whose vendor package is not installed', () => {
  it('openaiLlm says what to install, and works once it is', async () => {
    const build = `openaiLlm({ model: 'm', baseUrl: '${openai.url}' })`;
    const call = `generate({ messages: [{ role: 'user', content: 'Hello' }] })`;
    expect(await loadWithoutPeer('openai', script('llm/openai', build, call))).toMatchObject({
      failure: { code: 'PEER_MISSING', details: { packageName: 'openai' } },
      answer: { text: 'OK' },
    });
  });

  it('openaiEmbedder says what to install, and works once it is', async () => {
    const build = `openaiEmbedder({ model: 'm', dimensions: 2, baseUrl: '${openai.url}' })`;
    const call = `embed(['a'], { purpose: 'query' })`;
    expect(await loadWithoutPeer('openai', script('embedder/openai', build, call))).toMatchObject({
      failure: { code: 'PEER_MISSING', details: { packageName: 'openai' } },
      answer: [{}],
    });
  });

  it('anthropicLlm says what to install, and works once it is', async () => {
    const build = `anthropicLlm({ model: 'm', baseUrl: '${anthropic.url}' })`;
    const call = `generate({ messages: [{ role: 'user', content: 'Hello' }] })`;
    expect(await loadWithoutPeer('@anthropic-ai/sdk', script('llm/anthropic', build, call))).toMatchObject({
      failure: { code: 'PEER_MISSING', details: { packageName: '@anthropic-ai/sdk' } },
      answer: { text: 'OK' },
    });
  });
});
