import { afterEach, describe, expect, it, vi } from 'vitest';
import { anthropicLlm } from '../../../../../adapters/llm/anthropic/index.ts';

afterEach(() => vi.unstubAllEnvs());

describe('anthropicLlm', () => {
  it.each([
    ['model', { model: '' }],
    ['model', { model: undefined as unknown as string }],
    ['extraBody', { extraBody: { system: 'x' } }],
    ['extraBody', { extraBody: { max_tokens: 1 } }],
    ['maxOutputTokens', { maxOutputTokens: 0 }],
    ['maxOutputTokens', { maxOutputTokens: -1 }],
    ['timeoutMs', { timeoutMs: 0 }],
    ['maxAttempts', { maxAttempts: 1.5 }],
    ['backoffMs', { backoffMs: -1 }],
    ['maxBackoffMs', { maxBackoffMs: 2 ** 31 }],
    ['baseUrl', { baseUrl: 'localhost:8080' }],
    ['baseUrl', { baseUrl: 'not a url' }],
    ['baseUrl', { baseUrl: 'https://user:hunter22@host/v1' }],
  ])('refuses a wrong `%s`: %j', (option, options) => {
    const build = () => anthropicLlm({ model: 'm', ...options });
    expect(build).toThrow(expect.objectContaining({ code: 'INVALID_OPTIONS', details: { option } }));
    expect(build).not.toThrow(/hunter22/);
  });

  it('says at the call that no key is set', async () => {
    vi.stubEnv('ANTHROPIC_API_KEY', undefined);
    const failure = anthropicLlm({ model: 'm' }).generate({ messages: [] });
    await expect(failure).rejects.toMatchObject({
      code: 'INVALID_OPTIONS',
      message: 'anthropicLlm: the API key is missing: set ANTHROPIC_API_KEY, or give `apiKey`.',
    });
  });
});
