import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTrinoEmulator, type TrinoEmulator } from './start-trino-emulator.ts';

/** The emulator's strictness, asked for without the adapter. */
let emulator: TrinoEmulator;

beforeAll(async () => {
  emulator = await startTrinoEmulator({ rowsPerPage: 2 });
});
afterAll(() => emulator.close());

const user = { 'x-trino-user': 'ada', 'x-trino-catalog': 'memory' };

interface Page {
  readonly nextUri?: string;
  readonly columns?: readonly { readonly name: string; readonly type: string }[];
  readonly data?: readonly (readonly unknown[])[];
  readonly error?: { readonly errorName: string };
}

async function post(sql: string, headers: Record<string, string> = user): Promise<Response> {
  return fetch(`${emulator.origin}/v1/statement`, { method: 'POST', headers, body: sql });
}

async function pagesOf(sql: string, headers: Record<string, string> = user): Promise<readonly Page[]> {
  const pages = [(await (await post(sql, headers)).json()) as Page];
  for (let uri = pages[0]?.nextUri; uri !== undefined; uri = pages.at(-1)?.nextUri) {
    pages.push((await (await fetch(uri, { headers })).json()) as Page);
  }
  return pages;
}

async function errorOf(sql: string, headers: Record<string, string> = user): Promise<string | undefined> {
  return (await pagesOf(sql, headers)).at(-1)?.error?.errorName;
}

describe('the Trino emulator', () => {
  it('gives no columns at first, and rows over several pages', async () => {
    const pages = await pagesOf('SELECT i FROM range(5) r(i)');
    expect(pages.slice(0, 2).map(({ columns, data }) => [columns, data])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(pages.flatMap(({ data }) => data ?? [])).toEqual([[0], [1], [2], [3], [4]]);
    expect(pages.filter(({ data }) => data !== undefined)).toHaveLength(3);
  });

  it('refuses requests without a user, without SQL and for what it does not know', async () => {
    expect((await post('SELECT 1', {})).status).toBe(401);
    expect((await post('')).status).toBe(400);
    for (const path of ['/v1/statement/executing/nope/slug/0', '/v1/nope']) {
      expect((await fetch(`${emulator.origin}${path}`, { headers: user })).status).toBe(404);
    }
  });

  it('gives every page once', async () => {
    const first = (await (await post('SELECT 1')).json()) as Page;
    const uri = first.nextUri ?? '';
    await (await fetch(uri, { headers: user })).json();
    expect((await fetch(uri, { headers: user })).status).toBe(410);
  });

  it('forgets a statement that was cancelled', async () => {
    const { nextUri = '' } = (await (await post('SELECT 1')).json()) as Page;
    expect((await fetch(nextUri, { method: 'DELETE', headers: user })).status).toBe(204);
    expect((await fetch(nextUri, { headers: user })).status).toBe(404);
    expect((await fetch(nextUri, { method: 'PUT', headers: user })).status).toBe(405);
    expect(emulator.statements.at(-1)).toMatchObject({ cancelled: true, ended: true });
  });

  it.each([
    ['SELECT 1;', 'SYNTAX_ERROR'],
    ['SELECT 1; SELECT 2', 'SYNTAX_ERROR'],
    ['CREATE TABLE t (a integer PRIMARY KEY)', 'SYNTAX_ERROR'],
    ['SELECT * FROM nope', 'TABLE_NOT_FOUND'],
    ['EXPLAIN (TYPE VALIDATE) SELECT nope FROM range(3) r(i)', 'COLUMN_NOT_FOUND'],
    ['SHOW STATS FOR nope', 'TABLE_NOT_FOUND'],
    ["SELECT error('x')", 'GENERIC_INTERNAL_ERROR'],
    ['ROLLBACK', 'NOT_IN_TRANSACTION'],
    ['START TRANSACTION READ ONLY', 'INCOMPATIBLE_CLIENT'],
  ])('refuses %s with %s, at status 200', async (sql, errorName) => {
    expect(await errorOf(sql)).toBe(errorName);
  });

  it.each([
    [{ 'x-trino-catalog': 'nope' }, 'CATALOG_NOT_FOUND'],
    [{ 'x-trino-transaction-id': 'nope' }, 'UNKNOWN_TRANSACTION'],
    [{ 'x-trino-session': 'nope=1' }, 'INVALID_SESSION_PROPERTY'],
    [{ 'x-trino-session': 'query_max_run_time=5' }, 'INVALID_SESSION_PROPERTY'],
  ])('refuses a statement with %o', async (headers, errorName) => {
    expect(await errorOf('SELECT 1', { ...user, ...headers } as Record<string, string>)).toBe(errorName);
  });

  it('refuses to write in a read-only transaction, and to start one within another', async () => {
    const started = await post('START TRANSACTION READ ONLY', { ...user, 'x-trino-transaction-id': 'NONE' });
    const transaction = started.headers.get('x-trino-started-transaction-id') ?? '';
    const headers = { ...user, 'x-trino-transaction-id': transaction };
    expect(await errorOf('CREATE TABLE t (a integer)', headers)).toBe('READ_ONLY_VIOLATION');
    expect(await errorOf('START TRANSACTION', headers)).toBe('NOT_SUPPORTED');
    expect(await errorOf('ROLLBACK', headers)).toBeUndefined();
    expect(await errorOf('SELECT 1', headers)).toBe('UNKNOWN_TRANSACTION');
  });

  it('ends a statement at the limit of its session', async () => {
    const sql = 'SELECT count(*) FROM range(100000000000) r(i) WHERE i < 0';
    expect(await errorOf(sql, { ...user, 'x-trino-session': 'query_max_run_time=100ms' })).toBe(
      'EXCEEDED_TIME_LIMIT',
    );
  });

  it('cuts times to milliseconds for clients that do not know better', async () => {
    const sql = "SELECT TIMESTAMP '2020-01-02 03:04:05.123456' AS t";
    const able = { ...user, 'x-trino-client-capabilities': 'PARAMETRIC_DATETIME' };
    const typeOf = async (headers: Record<string, string>): Promise<unknown> => {
      const page = (await pagesOf(sql, headers)).find(({ columns }) => columns !== undefined);
      return [page?.columns?.[0]?.type, page?.data?.[0]?.[0]];
    };
    expect(await typeOf(able)).toEqual(['timestamp(6)', '2020-01-02 03:04:05.123456']);
    expect(await typeOf(user)).toEqual(['timestamp', '2020-01-02 03:04:05.123']);
  });
});
