import { callVendor, NlQueryError, type VendorIdentity, vendorFailure } from 'nlquery/adapter-kit';
import { describe, expect, it } from 'vitest';

const identity: VendorIdentity = { code: 'LLM_FAILED', adapter: 'acme', factory: 'acmeLlm' };
const secrets = ['sk-secret-key'];

function answered(status: number, fields: object = {}): Error {
  return Object.assign(new Error(`${status} it says sk-secret-key`), { status, ...fields });
}

describe('vendorFailure', () => {
  const headers = (value: string) => ({ headers: new Headers({ 'x-should-retry': value }) });
  it.each([
    [answered(400), false],
    [answered(404), false],
    [answered(408), true],
    [answered(409), true],
    [answered(429), true],
    [answered(429, { code: 'insufficient_quota' }), false],
    [answered(500), true],
    [answered(529), true],
    [answered(500, headers('false')), false],
    [answered(400, headers('true')), true],
    [answered(400, headers('perhaps')), false],
  ])('tells whether %s may pass', (error, retryable) => {
    const failure = vendorFailure(identity, error, secrets);
    expect(failure).toMatchObject({ code: 'LLM_FAILED', retryable });
    expect(failure.message).toBe(`acme: the server answered ${error.message.slice(0, 3)} it says ***`);
    expect(String(failure.cause)).not.toContain('sk-secret-key');
  });

  it("prefers the server's own words, and shortens long ones", () => {
    const failure = vendorFailure(identity, answered(400, { apiMessage: `bad ${'x'.repeat(500)}` }), secrets);
    expect(failure.message).toMatch(/^acme: the server answered 400 bad x{392} …$/);
  });

  it('repeats nothing of an answer to a wrong key', () => {
    const failure = vendorFailure(identity, answered(401), secrets);
    expect(failure).toMatchObject({ message: 'acme: the server does not accept the API key (401).' });
    expect(failure.cause).toBeUndefined();
  });

  it('tells a lost connection, a body that is not JSON and a fault in the client apart', () => {
    const refused = new Error('fetch failed', {
      cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
    });
    const faults = [refused, new SyntaxError('Unexpected token'), new TypeError('x is not a function'), {}];
    expect(faults.map((fault) => vendorFailure(identity, fault, secrets).message)).toEqual([
      'acme: no answer: refused',
      'acme: the answer is not JSON: is `baseUrl` right?',
      'acme: the request failed: x is not a function',
      'acme: the request failed: unknown error',
    ]);
  });

  it('passes on an error of ours', () => {
    const ours = new NlQueryError('ABORTED', 'stop', {});
    expect(vendorFailure(identity, ours, [])).toBe(ours);
  });
});

describe('callVendor', () => {
  const settings = { timeoutMs: 60_000, maxAttempts: 3, backoffMs: 60_000, maxBackoffMs: 60_000 };

  it('waits as long as the server asks', async () => {
    const headers = new Headers({ 'retry-after-ms': '1' });
    let calls = 0;
    const request = async () => {
      calls += 1;
      if (calls < 3) throw answered(503, { headers });
      return calls;
    };
    expect(await callVendor(identity, request, { settings, secrets })).toBe(3);
  });

  it('ends an attempt at its deadline', async () => {
    const hangs = (signal: AbortSignal) =>
      new Promise<never>((_, reject) =>
        signal.addEventListener('abort', () => reject(new Error('the client was aborted'))),
      );
    const failure = callVendor(identity, hangs, {
      settings: { ...settings, timeoutMs: 5, maxAttempts: 1 },
      secrets,
    });
    await expect(failure).rejects.toMatchObject({
      message: 'acme: no answer within 5 ms.',
      retryable: true,
    });
  });

  it('is aborted with the caller, while asking and while waiting', async () => {
    const controller = new AbortController();
    const request = async () => {
      setTimeout(() => controller.abort(), 5);
      throw answered(503);
    };
    const failure = callVendor(identity, request, { settings, secrets, signal: controller.signal });
    await expect(failure).rejects.toMatchObject({ code: 'ABORTED' });
    await expect(
      callVendor(identity, request, { settings, secrets, signal: controller.signal }),
    ).rejects.toMatchObject({ code: 'ABORTED' });
  });
});
