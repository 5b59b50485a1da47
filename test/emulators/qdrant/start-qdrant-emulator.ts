import type { HttpReply } from '../http/http-reply.ts';
import type { RecordedRequest } from '../http/recorded-request.ts';
import { startHttpEmulator } from '../http/start-http-emulator.ts';
import { answerCollections, existing } from './answer-collections.ts';
import { answerPoints } from './answer-points.ts';
import { qdrantError } from './qdrant-error.ts';
import { type QdrantRefusal, refuse } from './refuse.ts';
import type { StoredCollection } from './stored-collection.ts';

export interface QdrantEmulatorOptions {
  /** Demanded of every request but the version's. */
  readonly apiKey?: string | undefined;
  /** What the paths start with, as behind a proxy: `/qdrant`. @defaultValue none */
  readonly basePath?: string | undefined;
  /** Keep the requests in `requests`. @defaultValue true */
  readonly record?: boolean | undefined;
  /** Answers in the server's place where it gives a reply: busy, broken, silent. `index` counts requests from 0. */
  readonly interfere?: ((request: RecordedRequest, index: number) => HttpReply | null) | undefined;
}

export interface QdrantEmulator {
  readonly url: string;
  /** Every request so far, refused ones included, oldest first. */
  readonly requests: readonly RecordedRequest[];
  readonly collections: ReadonlyMap<string, StoredCollection>;
  /** Requests that a real server would have served and no client of a shared collection may send: those without the tenant's filter. */
  readonly violations: readonly string[];
  close(): Promise<void>;
}

/**
 * A server on 127.0.0.1 that speaks the part of Qdrant's REST interface (1.19) that this package uses, searches exactly, and refuses what the
 * real one refuses, in its words. It is stricter in two ways: it knows no field that this package does not send, and in a collection with
 * an `is_tenant` index it answers 500 to a search, scroll, count or deletion whose filter names no tenant, and keeps it in `violations`.
 * A write without `wait=true` takes effect a little later.
 */
export async function startQdrantEmulator(options: QdrantEmulatorOptions = {}): Promise<QdrantEmulator> {
  const { apiKey, basePath = '', record = true, interfere } = options;
  const collections = new Map<string, StoredCollection>();
  const violations: string[] = [];
  let index = -1;
  const server = await startHttpEmulator(async (request) => {
    index += 1;
    if (!record) (server.requests as RecordedRequest[]).length = 0;
    return interfere?.(request, index) ?? answer(request);
  });

  function answer(request: RecordedRequest): HttpReply {
    const url = new URL(request.path, server.origin);
    if (!url.pathname.startsWith(`${basePath}/`)) return { status: 404, body: 'Not found' };
    const path = url.pathname.slice(basePath.length);
    if (path === '/' && request.method === 'GET')
      return { body: { title: 'qdrant - vector search engine', version: '1.19.0', commit: 'emulator' } };
    // These two are plain text.
    const given = request.headers['api-key'];
    if (apiKey !== undefined && given === undefined)
      return { status: 401, body: 'Must provide an API key or an Authorization bearer token' };
    if (apiKey !== undefined && given !== apiKey) return { status: 401, body: 'Invalid API key or JWT' };
    try {
      const result = route(request, path, url.searchParams.get('wait') === 'true');
      if (result === undefined) return { status: 404, body: '' };
      return { body: { result, status: 'ok', time: 0.000_1 } };
    } catch (error) {
      if (typeof error === 'object' && error !== null && 'refusal' in error)
        return (error as QdrantRefusal).refusal;
      return qdrantError(500, String(error));
    }
  }

  function route({ method, body }: RecordedRequest, path: string, wait: boolean): unknown {
    if (path === '/collections' && method === 'GET')
      return { collections: [...collections.keys()].map((name) => ({ name })) };
    const [, encoded, rest = ''] = /^\/collections\/([^/]+)(?:\/(.+))?$/.exec(path) ?? [];
    if (encoded === undefined) return undefined;
    const name = decodeURIComponent(encoded);
    const operation = `${method} ${rest}`;
    const sent = method === 'GET' || method === 'DELETE' ? null : body;
    if (!rest.startsWith('points')) return answerCollections(collections, { name, operation, body: sent });
    const collection = existing(collections, name);
    const tenantFields = [...collection.indexes].flatMap(([field, isTenant]) => (isTenant ? [field] : []));
    return answerPoints({
      collection,
      operation,
      body: sent,
      wait,
      checkFilter: (filter) => {
        const named = filter?.must.flatMap((item) =>
          'match' in item && 'value' in item.match ? [item.key] : [],
        );
        if (tenantFields.every((field) => named?.includes(field))) return;
        violations.push(`${operation} in ${name} without a tenant: ${JSON.stringify(body).slice(0, 500)}`);
        refuse(500, `nlquery's emulator: ${operation} without the tenant's filter`);
      },
    });
  }

  return {
    url: `${server.origin}${basePath}`,
    requests: server.requests,
    collections,
    violations,
    close: () => server.close(),
  };
}
