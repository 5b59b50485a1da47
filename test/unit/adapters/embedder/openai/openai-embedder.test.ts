import { afterEach, describe, expect, it, vi } from 'vitest';
import { openaiEmbedder } from '../../../../../adapters/embedder/openai/index.ts';

afterEach(() => vi.unstubAllEnvs());

describe('openaiEmbedder', () => {
  it.each([
    ['model', { model: '' }],
    ['dimensions', { model: 'unheard-of' }],
    ['dimensions', { dimensions: 0 }],
    ['dimensions', { dimensions: 1.5 }],
    ['dimensions', { dimensions: 1537 }],
    ['dimensions', { model: 'text-embedding-ada-002', dimensions: 512 }],
    ['maxBatchSize', { maxBatchSize: 0 }],
    ['maxBatchTokens', { maxBatchTokens: 0 }],
    ['timeoutMs', { timeoutMs: 0 }],
    ['maxAttempts', { maxAttempts: 0 }],
    ['backoffMs', { backoffMs: -1 }],
    ['maxBackoffMs', { maxBackoffMs: -1 }],
    ['baseUrl', { baseUrl: 'ftp://host' }],
    ['baseUrl', { baseUrl: 'nowhere' }],
    ['baseUrl', { baseUrl: 'https://user:hunter22@host/v1' }],
  ])('refuses a wrong `%s`: %j', (option, options) => {
    const build = () => openaiEmbedder({ model: 'text-embedding-3-small', ...options });
    expect(build).toThrow(expect.objectContaining({ code: 'INVALID_OPTIONS', details: { option } }));
    expect(build).not.toThrow(/hunter22/);
  });

  it.each([
    [{ model: 'text-embedding-3-small' }, 'openai:text-embedding-3-small:1536'],
    [{ model: 'text-embedding-3-large', dimensions: 256 }, 'openai:text-embedding-3-large:256'],
    [
      { model: 'm', dimensions: 768, baseUrl: 'http://LOCALHOST:11434/v1?key=secret' },
      'openai:m:768@localhost:11434',
    ],
  ])('is known by model and width: %j', (options, id) => {
    expect(openaiEmbedder(options).id).toBe(id);
  });

  it('says at the call that no key is set', async () => {
    vi.stubEnv('OPENAI_API_KEY', undefined);
    const failure = openaiEmbedder({ model: 'text-embedding-3-small' }).embed(['a'], { purpose: 'query' });
    await expect(failure).rejects.toMatchObject({ code: 'INVALID_OPTIONS', details: { option: 'apiKey' } });
  });
});
