import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openaiEmbedder } from '../../../adapters/embedder/openai/index.ts';
import { anthropicLlm } from '../../../adapters/llm/anthropic/index.ts';
import { openaiLlm } from '../../../adapters/llm/openai/index.ts';
import {
  type AnthropicEmulator,
  startAnthropicEmulator,
} from '../../emulators/anthropic/start-anthropic-emulator.ts';
import { type OpenAiEmulator, startOpenAiEmulator } from '../../emulators/openai/start-openai-emulator.ts';

const apiKey = 'sk-environment-0123456789';
const messages = [{ role: 'user', content: 'Hello' }] as const;
let openai: OpenAiEmulator;
let anthropic: AnthropicEmulator;

beforeAll(async () => {
  openai = await startOpenAiEmulator({ apiKey, reasoning: true });
  anthropic = await startAnthropicEmulator({ apiKey });
});

afterEach(() => vi.unstubAllEnvs());

afterAll(async () => {
  await openai.close();
  await anthropic.close();
});

/** Notes where a request was going and takes it to an emulator instead. */
function detour(to: string, seen: string[]): typeof globalThis.fetch {
  return (input, init) => {
    seen.push(String(input));
    const { pathname } = new URL(String(input));
    return fetch(new URL(pathname, to), init);
  };
}

describe('without a `baseUrl`', () => {
  it('openaiLlm asks OpenAI, with the key and organisation of the environment and by its current names', async () => {
    vi.stubEnv('OPENAI_API_KEY', apiKey);
    vi.stubEnv('OPENAI_ORG_ID', 'org-of-the-environment');
    vi.stubEnv('OPENAI_BASE_URL', 'http://elsewhere.invalid/v1');
    const seen: string[] = [];
    const llm = openaiLlm({ model: 'gpt-5-mini', maxOutputTokens: 50, fetch: detour(openai.url, seen) });
    await llm.generate({ messages });
    expect(new Set(seen)).toEqual(new Set(['https://api.openai.com/v1/chat/completions']));
    expect(openai.chatRequests.at(-1)?.body.max_completion_tokens).toBe(50);
    expect(openai.requests.at(-1)?.headers['openai-organization']).toBe('org-of-the-environment');
  });

  it('openaiEmbedder asks OpenAI', async () => {
    vi.stubEnv('OPENAI_API_KEY', apiKey);
    const seen: string[] = [];
    const embedder = openaiEmbedder({ model: 'text-embedding-3-small', fetch: detour(openai.url, seen) });
    await embedder.embed(['a'], { purpose: 'query' });
    expect(seen).toEqual(['https://api.openai.com/v1/embeddings']);
  });

  it('anthropicLlm asks Anthropic, with the key of the environment', async () => {
    vi.stubEnv('ANTHROPIC_API_KEY', apiKey);
    vi.stubEnv('ANTHROPIC_BASE_URL', 'http://elsewhere.invalid');
    const seen: string[] = [];
    const llm = anthropicLlm({ model: 'claude-sonnet-5-5', fetch: detour(anthropic.url, seen) });
    await llm.generate({ messages });
    expect(seen).toEqual(['https://api.anthropic.com/v1/messages']);
  });
});

describe('another `baseUrl`', () => {
  it('never sees the keys or the organisation of the environment', async () => {
    for (const name of ['OPENAI_API_KEY', 'OPENAI_ADMIN_KEY', 'OPENAI_ORG_ID', 'OPENAI_PROJECT_ID']) {
      vi.stubEnv(name, 'of-the-environment');
    }
    vi.stubEnv('ANTHROPIC_API_KEY', 'of-the-environment');
    vi.stubEnv('ANTHROPIC_AUTH_TOKEN', 'of-the-environment');
    const custom = 'Authorization: Bearer of-the-environment\nX-Gateway: of-the-environment\nno header';
    vi.stubEnv('OPENAI_CUSTOM_HEADERS', custom);
    vi.stubEnv('ANTHROPIC_CUSTOM_HEADERS', custom);
    const local = await startOpenAiEmulator({ dimensions: 2 });
    const other = await startAnthropicEmulator();
    await openaiLlm({ model: 'm', baseUrl: local.url }).generate({ messages });
    await openaiEmbedder({ model: 'm', dimensions: 2, baseUrl: local.url }).embed(['a'], {
      purpose: 'query',
    });
    await anthropicLlm({ model: 'm', baseUrl: other.url }).generate({ messages });
    await local.close();
    await other.close();
    expect(local.requests).toHaveLength(2);
    expect(other.requests).toHaveLength(1);
    const headers = [...local.requests, ...other.requests].map((request) => request.headers);
    expect(JSON.stringify(headers)).not.toContain('of-the-environment');
  });

  it.each([
    { options: { apiKey: 'the-key-given' }, sent: 'Bearer the-key-given', gateway: undefined },
    {
      options: { headers: { authorization: 'Bearer given', 'x-gateway': 'given' } },
      sent: 'Bearer given',
      gateway: 'given',
    },
  ])('gets the key and headers that were given, not those of the environment (%#)', async (one) => {
    const custom = 'Authorization: Bearer of-the-environment\nX-Gateway: of-the-environment';
    vi.stubEnv('OPENAI_CUSTOM_HEADERS', custom);
    vi.stubEnv('ANTHROPIC_CUSTOM_HEADERS', custom);
    const local = await startOpenAiEmulator({ dimensions: 2 });
    const other = await startAnthropicEmulator();
    await openaiLlm({ model: 'm', baseUrl: local.url, ...one.options }).generate({ messages });
    const embedder = openaiEmbedder({ model: 'm', dimensions: 2, baseUrl: local.url, ...one.options });
    await embedder.embed(['a'], { purpose: 'query' });
    await anthropicLlm({ model: 'm', baseUrl: other.url, ...one.options }).generate({ messages });
    await local.close();
    await other.close();
    for (const { headers } of [...local.requests, ...other.requests]) {
      expect(headers.authorization).toBe(one.sent);
      expect(headers['x-gateway']).toBe(one.gateway);
    }
  });
});
