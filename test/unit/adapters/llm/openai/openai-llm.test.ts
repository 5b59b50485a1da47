import { afterEach, describe, expect, it, vi } from 'vitest';
import { openaiLlm } from '../../../../../adapters/llm/openai/index.ts';

afterEach(() => vi.unstubAllEnvs());

describe('openaiLlm', () => {
  it.each([
    ['model', { model: '' }],
    ['model', { model: undefined as unknown as string }],
    ['extraBody', { extraBody: { messages: [] } }],
    ['extraBody', { extraBody: { stream: true } }],
    ['extraBody', { extraBody: { temperature: 1 } }],
    ['temperature', { temperature: 2.1 }],
    ['temperature', { temperature: Number.NaN }],
    ['maxOutputTokens', { maxOutputTokens: 0 }],
    ['maxOutputTokens', { maxOutputTokens: -1 }],
    ['timeoutMs', { timeoutMs: 0 }],
    ['maxAttempts', { maxAttempts: 1.5 }],
    ['backoffMs', { backoffMs: -1 }],
    ['maxBackoffMs', { maxBackoffMs: 2 ** 31 }],
    ['baseUrl', { baseUrl: 'localhost:11434' }],
    ['baseUrl', { baseUrl: 'not a url' }],
    ['baseUrl', { baseUrl: 'https://user:hunter22@host/v1' }],
  ])('refuses a wrong `%s`: %j', (option, options) => {
    const build = () => openaiLlm({ model: 'm', ...options });
    expect(build).toThrow(expect.objectContaining({ code: 'INVALID_OPTIONS', details: { option } }));
    expect(build).not.toThrow(/hunter22/);
  });

  it('says at the call that no key is set', async () => {
    vi.stubEnv('OPENAI_API_KEY', undefined);
    const failure = openaiLlm({ model: 'm' }).generate({ messages: [] });
    await expect(failure).rejects.toMatchObject({
      code: 'INVALID_OPTIONS',
      message: 'openaiLlm: the API key is missing: set OPENAI_API_KEY, or give `apiKey`.',
    });
  });
});
