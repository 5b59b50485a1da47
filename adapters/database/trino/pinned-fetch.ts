import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import { pinnedLookup } from '../../../src/adapter-kit/index.ts';

/**
 * The part of `fetch` that the client uses, going to `addresses` alone. The global one looks every host up anew, and its dispatcher
 * cannot be had without the package `undici`. Redirects are given back as they come.
 */
export function pinnedFetch(addresses: readonly string[]): typeof fetch {
  const lookup = pinnedLookup(addresses);
  return async (input, init = {}) => {
    const url = new URL(String(input));
    const address = url.hostname.replace(/^\[(.*)\]$/, '$1');
    if (isIP(address) !== 0 && !addresses.includes(address)) {
      throw new Error('the address is not among those that are allowed');
    }
    const { request } = url.protocol === 'https:' ? https : http;
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const outgoing = request(
      url,
      {
        method: init.method ?? 'GET',
        headers: init.headers as Record<string, string>,
        lookup,
        ...(init.signal ? { signal: init.signal } : {}),
      },
      (incoming) => {
        incoming.on('error', () => {}); // The body's reader is told.
        const headers = Object.entries(incoming.headersDistinct).flatMap(([name, values]) =>
          (values ?? []).map((value): [string, string] => [name, value]),
        );
        const status = incoming.statusCode ?? 502;
        const hasBody = ![204, 205, 304].includes(status);
        const body = hasBody ? (Readable.toWeb(incoming) as ReadableStream<Uint8Array>) : null;
        resolve(new Response(body, { status, headers }));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(init.body ?? undefined);
    return promise;
  };
}
