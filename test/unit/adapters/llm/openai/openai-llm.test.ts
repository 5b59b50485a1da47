import { afterEach, describe, expect, it, vi } from 'vitest';
import { openaiLlm } from '../../../../../adapters/llm/openai/index.ts';
import { resolveApiKey } from '../../../../../adapters/llm/openai/resolve-api-key.ts';
import { NlQueryError } from '../../../../../src/adapter-kit/index.ts';

afterEach(() => vi.unstubAllEnvs());

describe('openaiLlm', () => {
  it.each([
    ['model', { model: '' }],
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

describe('resolveApiKey', () => {
  it('reads the environment at the call', async () => {
    vi.stubEnv('OPENAI_API_KEY', 'sk-environment');
    expect(await resolveApiKey({ apiKey: undefined, baseUrl: null })).toBe('sk-environment');
  });

  it("never gives another server the environment's key", async () => {
    vi.stubEnv('OPENAI_API_KEY', 'sk-environment');
    expect(await resolveApiKey({ apiKey: undefined, baseUrl: 'http://localhost/v1' })).toBe('no-key-given');
  });

  it.each(['sk-a\nb', 'sk-…', 'sk a'])('refuses %j without repeating it', async (apiKey) => {
    const failure = await resolveApiKey({ apiKey, baseUrl: null }).catch((error) => error);
    expect(failure).toMatchObject({ code: 'INVALID_OPTIONS', details: { option: 'apiKey' } });
    expect(failure.message).not.toContain(apiKey);
  });

  it('refuses an empty key', async () => {
    await expect(resolveApiKey({ apiKey: ' ', baseUrl: 'http://localhost/v1' })).rejects.toMatchObject({
      code: 'INVALID_OPTIONS',
    });
  });

  it('passes on an error of ours', async () => {
    const ours = new NlQueryError('ABORTED', 'stop', {});
    await expect(resolveApiKey({ apiKey: () => Promise.reject(ours), baseUrl: null })).rejects.toBe(ours);
  });
});
