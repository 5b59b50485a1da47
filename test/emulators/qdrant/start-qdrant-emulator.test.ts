import { QdrantClient } from '@qdrant/js-client-rest';
import { afterAll, describe, expect, it } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startQdrant } from '../../services/start-qdrant.ts';
import { startQdrantEmulator } from './start-qdrant-emulator.ts';

const uuids = [1, 2, 3, 4].map((number) => `00000000-0000-8000-8000-00000000000${number}`);
const ofTenant = { must: [{ key: 'tenant_id', match: { value: 'a' } }] };

interface WirePoint {
  readonly id: string;
  readonly score: number;
  readonly payload: unknown;
}

/** All that results may hold; each has some of it. */
interface WireResult {
  readonly status: string;
  readonly count: number;
  readonly points: readonly WirePoint[];
  readonly next_page_offset: string | null;
  readonly collections: readonly object[];
}

interface WireAnswer {
  readonly result: WireResult;
  readonly status: { readonly error: string };
}

/** What this package relies on, asked of the emulator, and of a real server where there is one. */
function wireFormat(url: string, apiKey: string | undefined, prefix: string): void {
  const name = `${prefix}_wire`;
  const send = async (
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; answer: WireAnswer }> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(apiKey === undefined ? {} : { 'api-key': apiKey }) },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, answer: text.startsWith('{') ? JSON.parse(text) : text };
  };
  const points = (operation: string, body: unknown) =>
    send('POST', `/collections/${name}/points${operation}`, body);

  it('makes a collection once', async () => {
    const body = { vectors: { size: 2, distance: 'Cosine' }, hnsw_config: { m: 0, payload_m: 16 } };
    expect(await send('GET', `/collections/${name}/exists`)).toMatchObject({
      answer: { result: { exists: false } },
    });
    expect((await points('/query', { query: [1, 0], filter: ofTenant })).status).toBe(404);
    expect(await send('PUT', `/collections/${name}`, body)).toMatchObject({
      status: 200,
      answer: { result: true, status: 'ok' },
    });
    expect((await send('PUT', `/collections/${name}`, body)).status).toBe(409);
    const index = { field_name: 'tenant_id', field_schema: { type: 'keyword', is_tenant: true } };
    expect((await send('PUT', `/collections/${name}/index?wait=true`, index)).status).toBe(200);
    const { answer } = await send('GET', '/collections');
    expect(answer.result.collections).toContainEqual({ name });
  });

  it('stores points, replaces them whole, and gives them back', async () => {
    const payloads = ['a', 'a', 'a', 'b'].map((tenant_id, at) => ({ tenant_id, at }));
    const vectors = [
      [3, 0],
      [0, 2],
      [1, 1],
      [1, 0],
    ];
    const upsert = {
      points: payloads.map((payload, at) => ({ id: uuids[at], vector: vectors[at], payload })),
    };
    const written = await send('PUT', `/collections/${name}/points?wait=true`, upsert);
    expect(written.answer.result.status).toBe('completed');
    const found = await points('/query', {
      query: [5, 0],
      filter: ofTenant,
      params: { exact: true },
      limit: 10,
      with_payload: true,
    });
    expect(found.answer.result.points.map((point) => [point.id, point.score.toFixed(3)])).toEqual([
      [uuids[0], '1.000'],
      [uuids[2], '0.707'],
      [uuids[1], '0.000'],
    ]);
    expect(found.answer.result.points[0]?.payload).toEqual({ tenant_id: 'a', at: 0 });
    const narrowed = { must: [{ key: 'at', match: { any: ['x'] } }, ...ofTenant.must] };
    expect((await points('/query', { query: [5, 0], filter: narrowed })).answer.result.points).toEqual([]);
  });

  it('scrolls by id, from an offset that is part of the page', async () => {
    const first = await points('/scroll', {
      filter: ofTenant,
      limit: 2,
      with_payload: ['at'],
      with_vector: false,
    });
    expect(first.answer.result).toMatchObject({
      points: [
        { id: uuids[0], payload: { at: 0 } },
        { id: uuids[1], payload: { at: 1 } },
      ],
      next_page_offset: uuids[2],
    });
    const offset = first.answer.result.next_page_offset;
    const second = await points('/scroll', { filter: ofTenant, limit: 2, offset });
    expect(second.answer.result.points.map((point) => point.id)).toEqual([uuids[2]]);
    expect(second.answer.result.next_page_offset).toBeNull();
  });

  it.each([
    [
      'a vector of another width',
      { id: uuids[0], vector: [1, 2, 3] },
      'Vector dimension error: expected dim: 2, got 3',
    ],
    [
      'an id that is none',
      { id: 'x', vector: [1, 2] },
      'value "x" is not a valid point ID, valid values are either an unsigned integer or a UUID',
    ],
  ])('refuses %s', async (_what, point, message) => {
    const { status, answer } = await send('PUT', `/collections/${name}/points?wait=true`, {
      points: [point],
    });
    expect(status).toBe(400);
    expect(answer.status.error).toContain(message);
  });

  it('refuses a query of another width, and an unknown field in a filter', async () => {
    const wide = await points('/query', { query: [1, 2, 3], filter: ofTenant });
    expect(wide.status).toBe(400);
    expect(wide.answer.status.error).toContain('expected dim: 2, got 3');
    const unknown = await points('/query', { query: [1, 2], filter: { ...ofTenant, mustt: [] } });
    expect(unknown.status).toBe(400);
    expect(unknown.answer.status.error).toContain('mustt');
  });

  it('deletes by filter and by id', async () => {
    const has = { must: [{ has_id: [uuids[0], uuids[3]] }, ...ofTenant.must] };
    expect((await points('/delete?wait=true', { filter: has })).answer.result.status).toBe('completed');
    expect((await points('/count', { filter: ofTenant, exact: true })).answer.result).toEqual({ count: 2 });
    const left = await points('', { ids: uuids, with_payload: false });
    expect((left.answer.result as unknown as readonly WirePoint[]).map(({ id }) => id).sort()).toEqual([
      uuids[1],
      uuids[2],
      uuids[3],
    ]);
    await points('/delete?wait=true', { points: [uuids[1]] });
    expect((await points('/count', { filter: ofTenant, exact: true })).answer.result).toEqual({ count: 1 });
    expect(await send('DELETE', `/collections/${name}`)).toMatchObject({ answer: { result: true } });
  });

  it('serves the official client', async () => {
    const client = new QdrantClient({
      url,
      ...(apiKey === undefined ? {} : { apiKey }),
      checkCompatibility: false,
    });
    const collection = `${prefix}_client`;
    await client.createCollection(collection, { vectors: { size: 2, distance: 'Cosine' } });
    await client.upsert(collection, {
      wait: true,
      points: [{ id: 7, vector: [1, 0], payload: { tenant_id: 'a' } }],
    });
    const { points: found } = await client.query(collection, {
      query: [1, 0],
      filter: ofTenant,
      with_payload: true,
    });
    expect(found).toMatchObject([{ id: 7, score: 1, payload: { tenant_id: 'a' } }]);
    expect(await client.deleteCollection(collection)).toBe(true);
  });
}

const emulator = await startQdrantEmulator();
describe('the Qdrant emulator', () => {
  afterAll(() => emulator.close());
  wireFormat(emulator.url, undefined, 'emulated');

  it('demands the key it was given, in plain text', async () => {
    const guarded = await startQdrantEmulator({ apiKey: 'right' });
    const ask = async (headers: Record<string, string>) => {
      const response = await fetch(`${guarded.url}/collections`, { headers });
      return [response.status, response.ok ? 'ok' : await response.text()];
    };
    expect(await ask({})).toEqual([401, 'Must provide an API key or an Authorization bearer token']);
    expect(await ask({ 'api-key': 'wrong' })).toEqual([401, 'Invalid API key or JWT']);
    expect(await ask({ 'api-key': 'right' })).toEqual([200, 'ok']);
    expect((await fetch(`${guarded.url}/`)).status).toBe(200);
    expect((await fetch(`${guarded.url}/nothing`, { headers: { 'api-key': 'right' } })).status).toBe(404);
    await guarded.close();
  });

  it('catches requests that name no tenant', async () => {
    const strict = await startQdrantEmulator();
    const send = async (method: string, path: string, body: unknown): Promise<number> =>
      (
        await fetch(`${strict.url}/collections/c${path}`, {
          method,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).status;
    await send('PUT', '', { vectors: { size: 1, distance: 'Dot' } });
    expect(await send('POST', '/points/scroll', {})).toBe(200);
    await send('PUT', '/index', {
      field_name: 'tenant_id',
      field_schema: { type: 'keyword', is_tenant: true },
    });
    const other = { must: [{ key: 'kind', match: { value: 'a' } }] };
    expect(await send('POST', '/points/scroll', {})).toBe(500);
    expect(await send('POST', '/points/query', { query: [1], filter: other })).toBe(500);
    expect(await send('POST', '/points/count', {})).toBe(500);
    expect(await send('POST', '/points/delete', { filter: other })).toBe(500);
    expect(await send('POST', '/points/scroll', { filter: ofTenant })).toBe(200);
    expect(strict.violations).toHaveLength(4);
    await strict.close();
  });

  it('applies a write late that does not ask to wait', async () => {
    const late = await startQdrantEmulator();
    const send = async (method: string, path: string, body: unknown): Promise<WireAnswer> =>
      (
        await fetch(`${late.url}/collections/c${path}`, {
          method,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).json() as Promise<WireAnswer>;
    await send('PUT', '', { vectors: { size: 1, distance: 'Dot' } });
    const { result } = await send('PUT', '/points', { points: [{ id: 1, vector: [2], payload: null }] });
    expect(result.status).toBe('acknowledged');
    expect((await send('POST', '/points/count', {})).result.count).toBe(0);
    await expect.poll(() => send('POST', '/points/count', {}).then((answer) => answer.result.count)).toBe(1);
    await late.close();
  });
});

describeWithService(
  'Qdrant',
  await startQdrant(),
  ({ url, apiKey, prefix }) => {
    wireFormat(url, apiKey, prefix);
  },
  { emulated: true },
);
