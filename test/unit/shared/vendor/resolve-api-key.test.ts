import { NlQueryError, resolveApiKey, type VendorIdentity } from 'nlquery/adapter-kit';
import { afterEach, describe, expect, it, vi } from 'vitest';

afterEach(() => vi.unstubAllEnvs());

const identity: VendorIdentity = { code: 'EMBEDDER_FAILED', adapter: 'acme', factory: 'acmeEmbedder' };

function resolve(settings: Partial<Parameters<typeof resolveApiKey>[1]>): Promise<string> {
  return resolveApiKey(identity, { apiKey: undefined, baseUrl: null, ...settings }, 'ACME_KEY');
}

describe('resolveApiKey', () => {
  it("reads the environment at the call, for the vendor's own server alone", async () => {
    vi.stubEnv('ACME_KEY', 'sk-environment');
    expect(await resolve({})).toBe('sk-environment');
    expect(await resolve({ baseUrl: 'http://localhost/v1' })).toBe('no-key-given');
  });

  it('prefers the key that was given, without the space around it', async () => {
    vi.stubEnv('ACME_KEY', 'sk-environment');
    expect(await resolve({ apiKey: ' sk-given\n' })).toBe('sk-given');
    expect(await resolve({ apiKey: async () => 'sk-fetched' })).toBe('sk-fetched');
  });

  it('says what to set where there is none', async () => {
    vi.stubEnv('ACME_KEY', undefined);
    await expect(resolve({})).rejects.toMatchObject({
      code: 'INVALID_OPTIONS',
      message: 'acmeEmbedder: the API key is missing: set ACME_KEY, or give `apiKey`.',
    });
    await expect(resolve({ apiKey: ' ', baseUrl: 'http://localhost' })).rejects.toThrow('is missing');
  });

  it.each(['sk-a\nb', 'sk-…', 'sk a'])('refuses %j without repeating it', async (apiKey) => {
    const failure = await resolve({ apiKey }).catch((error) => error);
    expect(failure).toMatchObject({ code: 'INVALID_OPTIONS', details: { option: 'apiKey' } });
    expect(failure.message).not.toContain(apiKey);
  });

  it('ends with the call, though the function never does', async () => {
    const controller = new AbortController();
    const settings = { apiKey: () => new Promise<string>(() => {}), baseUrl: null };
    const key = resolveApiKey(identity, settings, 'ACME_KEY', { signal: controller.signal });
    controller.abort();
    await expect(key).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('reports a function that fails', async () => {
    const apiKey = () => Promise.reject(new Error('vault is sealed'));
    await expect(resolve({ apiKey })).rejects.toMatchObject({
      code: 'EMBEDDER_FAILED',
      message: 'acme: the `apiKey` function failed: vault is sealed',
      details: { adapter: 'acme' },
      retryable: true,
    });
  });

  it('passes on an error of ours', async () => {
    const ours = new NlQueryError('ABORTED', 'stop', {});
    await expect(resolve({ apiKey: () => Promise.reject(ours) })).rejects.toBe(ours);
  });
});
