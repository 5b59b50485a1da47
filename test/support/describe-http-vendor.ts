import type { CallOptions, HttpOptions, VendorIdentity } from 'nlquery/adapter-kit';
import { afterEach, describe, expect, it } from 'vitest';
import type { HttpReply } from '../emulators/http/http-reply.ts';
import type { RecordedRequest } from '../emulators/http/recorded-request.ts';
import { everythingSaidBy } from '../integration/llm/everything-said-by.ts';
import { failureOf } from './failure-of.ts';

/** What the server answers to one call after another; `undefined` is a good answer. The last one repeats. */
export type Replies = readonly (HttpReply | undefined)[];

export interface HttpVendor {
  readonly identity: VendorIdentity;
  /** A key that the server takes. */
  readonly apiKey: string;
  /** The vendor's form of an error. */
  readonly errorBody: (message: string) => unknown;
  /** Starts a server, which takes `key` alone or, without one, any; and makes the adapter for it. */
  readonly start: (server: HttpVendorServer, options: HttpOptions) => Promise<StartedVendor>;
}

export interface HttpVendorServer {
  /** Called for each request that is well formed. */
  readonly reply: () => HttpReply | undefined;
  readonly key: string | undefined;
}

export interface StartedVendor {
  /** Every request so far, oldest first. */
  requests(): readonly RecordedRequest[];
  /** One call that takes one request where all goes well. */
  call(options?: CallOptions): Promise<unknown>;
  close(): Promise<void>;
}

/** What adapters that speak HTTP have in common: attempts, time-outs, aborting, and the key. */
export function describeHttpVendor(vendor: HttpVendor): void {
  const { identity, apiKey, errorBody } = vendor;
  const { adapter, code, factory } = identity;
  const open: StartedVendor[] = [];
  afterEach(async () => {
    for (const started of open.splice(0)) await started.close();
  });

  async function start(
    replies: Replies | (() => HttpReply),
    options: HttpOptions = {},
    key: string | undefined = apiKey,
  ): Promise<StartedVendor> {
    let index = -1;
    const reply = (): HttpReply | undefined => {
      index += 1;
      return typeof replies === 'function' ? replies() : replies[Math.min(index, replies.length - 1)];
    };
    const started = await vendor.start({ reply, key }, { apiKey, backoffMs: 1, ...options });
    open.push(started);
    return started;
  }

  describe(`attempts of ${factory}`, () => {
    it.each([408, 409, 429, 500, 502, 503, 529])('go on after a %i, once', async (status) => {
      const { call, requests } = await start([{ status }, undefined]);
      await call();
      expect(requests()).toHaveLength(2);
    });

    it('go on after a connection that was cut', async () => {
      const { call, requests } = await start([{ cutAfterBytes: 0 }, { cutAfterBytes: 40 }, undefined]);
      await call();
      expect(requests()).toHaveLength(3);
    });

    it('end at once where another would not help', async () => {
      const { call, requests } = await start([{ status: 400, body: errorBody('bad request') }]);
      const failure = await failureOf(call());
      expect(failure).toMatchObject({ code, retryable: false, details: { adapter, status: 400 } });
      expect(failure.message).toContain(`${adapter}: the server answered 400 bad request`);
      expect(requests()).toHaveLength(1);
    });

    it('end after as many as allowed, with the last reason', async () => {
      const { call, requests } = await start([{ status: 503 }], { maxAttempts: 3 });
      const failure = await failureOf(call());
      expect(failure).toMatchObject({ code, retryable: true, details: { adapter, status: 503 } });
      expect(failure.message).toContain('503');
      expect(requests()).toHaveLength(3);
    });

    it('wait no longer than allowed, whatever the server asks for', async () => {
      const busy = { status: 429, headers: { 'retry-after': '86400' } };
      await (await start([busy, undefined], { maxBackoffMs: 5 })).call();
    });

    it('wait as long as the server asks for rather than the back-off', async () => {
      const busy = { status: 429, headers: { 'retry-after': '0' } };
      await (await start([busy, undefined], { backoffMs: 1_000_000, maxBackoffMs: 1_000_000 })).call();
    });

    it('end one by one at the time-out, and another may succeed', async () => {
      const { call, requests } = await start([{ hang: true }, undefined], { timeoutMs: 200 });
      await call();
      expect(requests()[0]?.aborted).toBe(true);
    });

    it.each([
      { what: 'the answer never starts', reply: { hang: true } },
      { what: 'the body stalls', reply: { stallAfterBytes: 20 } },
      { what: 'the body of an error stalls', reply: { status: 500, stallAfterBytes: 20 } },
    ])('time out when $what', async ({ reply }) => {
      const { call } = await start([reply], { timeoutMs: 100, maxAttempts: 1 });
      const failure = await failureOf(call());
      expect(failure).toMatchObject({ code, retryable: true });
      expect(failure.message).toBe(`${adapter}: no answer within 100 ms.`);
    });

    it('end when nothing listens', async () => {
      const { call, close } = await start([], { maxAttempts: 2 });
      await close();
      const failure = await failureOf(call());
      expect(failure).toMatchObject({ code, retryable: true, details: { adapter } });
      expect(failure.message).toContain('ECONNREFUSED');
    });
  });

  describe(`aborting ${factory}`, () => {
    it('sends nothing when it was aborted before', async () => {
      const { call, requests } = await start([]);
      expect((await failureOf(call({ signal: AbortSignal.abort() }))).code).toBe('ABORTED');
      expect(requests()).toHaveLength(0);
    });

    it.each([
      { what: 'cuts the HTTP request before the answer starts', reply: { hang: true } },
      { what: 'cuts the HTTP request in the middle of the body', reply: { stallAfterBytes: 20 } },
    ])('$what', async ({ reply }) => {
      const controller = new AbortController();
      const { call, requests } = await start(() => abortSoon(controller, reply));
      expect((await failureOf(call({ signal: controller.signal }))).code).toBe('ABORTED');
      await requests()[0]?.finished;
      expect(requests()[0]?.aborted).toBe(true);
      expect(requests()).toHaveLength(1);
    });

    it('ends the wait between attempts', async () => {
      const controller = new AbortController();
      const waits = { backoffMs: 1_000_000, maxBackoffMs: 1_000_000 };
      const { call, requests } = await start(() => abortSoon(controller, { status: 500 }), waits);
      expect((await failureOf(call({ signal: controller.signal }))).code).toBe('ABORTED');
      expect(requests()).toHaveLength(1);
    });
  });

  describe(`the API key of ${factory}`, () => {
    it('is read anew at each call', async () => {
      const keys = ['first-key-000', 'second-key-000'];
      const { call, requests } = await start([undefined], { apiKey: async () => keys.shift() ?? '' }, '');
      await call();
      await call();
      const sent = requests().map(({ headers }) => headers.authorization);
      expect(sent).toEqual(['Bearer first-key-000', 'Bearer second-key-000']);
    });

    it('loses the line break that a file left at its end', async () => {
      const { call, requests } = await start([undefined], { apiKey: `${apiKey}\n` });
      await call();
      expect(requests()[0]?.headers.authorization).toBe(`Bearer ${apiKey}`);
    });

    it('stands in no error, cause or stack', async () => {
      const token = 'gateway-token-123456';
      const body = errorBody(`key ${apiKey} header ${token}`);
      const replies = [{ status: 400, body }, { status: 403, body }, { status: 500, body }, { body: apiKey }];
      for (const reply of replies) {
        const headers = { 'x-gateway': `Token ${token}` };
        const { call } = await start([reply], { headers, maxAttempts: 1 });
        const said = everythingSaidBy(await failureOf(call()));
        expect(said).not.toContain(apiKey);
        expect(said).not.toContain(token);
      }
    });

    it('is not repeated, not in part either, when it is wrong', async () => {
      const { call, requests } = await start([undefined], { apiKey: 'sk-wrong-9876543210zyxwvutsrq' });
      const failure = await failureOf(call());
      expect(failure).toMatchObject({ code, retryable: false, details: { status: 401 } });
      expect(everythingSaidBy(failure)).not.toMatch(/sk-wrong|tsrq/);
      expect(requests()).toHaveLength(1);
    });

    it('stands in no error of a header that cannot be sent', async () => {
      const headers = { 'x-gateway': 'Token secret-part\nrest-of-secret' };
      const failure = await failureOf((await start([undefined], { headers })).call());
      expect(failure).toMatchObject({ code, retryable: false });
      expect(everythingSaidBy(failure)).not.toMatch(/secret-part|rest-of-secret/);
    });

    it('comes with a clear failure when the function that gets it fails', async () => {
      const apiKeyFunction = () => Promise.reject(new Error('vault is sealed'));
      const { call, requests } = await start([undefined], { apiKey: apiKeyFunction });
      const message = `${adapter}: the \`apiKey\` function failed: vault is sealed`;
      expect(await failureOf(call())).toMatchObject({ code, message });
      expect(requests()).toHaveLength(0);
    });
  });
}

function abortSoon(controller: AbortController, reply: HttpReply): HttpReply {
  setTimeout(() => controller.abort(), 50);
  return reply;
}
