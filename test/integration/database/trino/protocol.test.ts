import { trinoDatabase } from 'nlquery/database/trino';
import { afterEach, describe, expect, it } from 'vitest';
import type { DatabaseConnection, SqlFault } from '../../../../src/adapter-kit/index.ts';
import { eventually } from '../../../../src/testing/eventually.ts';
import { startTrinoEmulator, type TrinoEmulator } from '../../../emulators/trino/start-trino-emulator.ts';
import type { Mishap, TrinoEmulatorOptions } from '../../../emulators/trino/trino-emulator-options.ts';
import { userError } from '../../../emulators/trino/trino-error-body.ts';

const limits = { maxRows: 100, maxBytes: 1_000_000, timeoutMs: 10_000 };

const emulators: TrinoEmulator[] = [];
const connections: DatabaseConnection[] = [];

afterEach(async () => {
  for (const connection of connections.splice(0)) await connection.close();
  for (const emulator of emulators.splice(0)) await emulator.close();
});

async function start(options: TrinoEmulatorOptions = {}): Promise<TrinoEmulator> {
  const emulator = await startTrinoEmulator(options);
  emulators.push(emulator);
  return emulator;
}

async function connect(url: string, options = {}): Promise<DatabaseConnection> {
  const connection = await trinoDatabase(options).connect(url);
  connections.push(connection);
  return connection;
}

/** A connection to an emulator on which statements that contain `marked` go wrong. */
async function mishap(trouble: Mishap): Promise<{ emulator: TrinoEmulator; connection: DatabaseConnection }> {
  const emulator = await start({ befall: (sql) => (sql.includes('marked') ? trouble : undefined) });
  return { emulator, connection: await connect(emulator.url) };
}

interface Thrown {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly details: { readonly fault?: SqlFault; readonly reason?: string };
}

async function errorOf(promise: Promise<unknown>): Promise<Thrown> {
  return promise.then(
    () => Promise.reject(new Error('It did not reject.')),
    (error) => error,
  );
}

const marked = 'SELECT 1 AS marked';

describe('a statement', () => {
  it('is sent with user, catalog, source, time zone, capabilities and its limits, in a read-only transaction', async () => {
    const emulator = await start();
    await emulator.execute('CREATE SCHEMA shop');
    const connection = await connect(`${emulator.url}/shop`, { source: 'tests' });
    await connection.run(marked, { ...limits, timeoutMs: 5_000 });
    const sent = emulator.statements.slice(1);
    expect(sent.map(({ sql }) => sql)).toEqual(['START TRANSACTION READ ONLY', marked, 'ROLLBACK']);
    expect(sent[1]?.headers).toMatchObject({
      'x-trino-user': 'ada',
      'x-trino-catalog': 'memory',
      'x-trino-schema': 'shop',
      'x-trino-source': 'tests',
      'x-trino-time-zone': 'UTC',
      'x-trino-client-capabilities': 'PARAMETRIC_DATETIME',
      'x-trino-session': 'query_max_run_time=5000ms,query_max_execution_time=5000ms',
      'x-trino-transaction-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(sent[0]?.headers['x-trino-transaction-id']).toBe('NONE');
  });

  it('is sent alone where transactions are switched off, and the adapter says so', async () => {
    const emulator = await start();
    const connection = await connect(emulator.url, { readOnlyTransactions: false });
    expect((await connection.run(marked, limits)).rows).toEqual([[1]]);
    expect(emulator.statements.slice(1).map(({ sql }) => sql)).toEqual([marked]);
    expect(trinoDatabase({ readOnlyTransactions: false }).capabilities.readOnly).toBe(false);
  });

  it('may end in semicolons and comments', async () => {
    const connection = await connect((await start()).url);
    await connection.dryRun('SELECT 1;');
    for (const ending of [
      ' -- one;\n ; ',
      '; -- one',
      ';\n/* two; */ ; -- one;\n-- more\n',
      ' /* ; */',
      ';;',
    ]) {
      expect((await connection.run(`SELECT 1${ending}`, limits)).rows).toEqual([[1]]);
      await connection.dryRun(`SELECT 1${ending}`);
    }
  });

  it('keeps what only looks like its end', async () => {
    const connection = await connect((await start()).url);
    const { columns, rows } = await connection.run(`SELECT ';' || '--' || ''';' AS "a;--" /* 'x */`, limits);
    expect([columns[0]?.name, rows]).toEqual(['a;--', [[";--';"]]]);
    expect((await connection.run('SELECT 7 - -1 AS "/*"', limits)).rows).toEqual([[8]]);
  });

  it('that is two is refused', async () => {
    const connection = await connect((await start()).url);
    const error = await errorOf(connection.run('SELECT 1; SELECT 2', limits));
    expect(error.details.fault?.kind).toBe('syntax');
  });

  it('is followed through pages without columns or rows, whatever its state says', async () => {
    const emulator = await start({ rowsPerPage: 3 });
    const connection = await connect(emulator.url);
    const { rows, columns, truncated } = await connection.run('SELECT i FROM range(10) r(i)', limits);
    expect(rows.flat()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect([columns, truncated]).toEqual([[{ name: 'i', type: 'bigint' }], false]);
    expect(emulator.requests.filter(({ method }) => method === 'DELETE')).toEqual([]);
  });

  it('fails by an error in the first answer, which has status 200', async () => {
    const { connection } = await mishap({ error: userError('DIVISION_BY_ZERO', 'Division by zero') });
    expect((await errorOf(connection.run(marked, limits))).details.fault).toEqual({
      kind: 'division_by_zero',
      name: null,
      message: 'Division by zero',
    });
  });

  it('fails by an error after pages with rows', async () => {
    const { connection } = await mishap({
      rows: [['a'], ['b'], ['c']],
      error: userError('DIVISION_BY_ZERO', 'Division by zero'),
      errorAfterRows: true,
    });
    expect((await errorOf(connection.run(marked, limits))).details.fault?.kind).toBe('division_by_zero');
  });

  it.each([502, 503, 504, 429])('is sent again after a %i, and so are its pages', async (status) => {
    const { emulator, connection } = await mishap({ refusals: 2, status });
    expect((await connection.run(marked, limits)).rows).toEqual([[1]]);
    expect(emulator.statements.filter(({ sql }) => sql === marked)).toHaveLength(1);
  });

  it('has a page asked for again when the connection broke', async () => {
    const { connection } = await mishap({ cutOnce: true });
    expect((await connection.run(marked, limits)).rows).toEqual([[1]]);
  });

  it('does not lead to another server', async () => {
    const other = await start();
    const { connection } = await mishap({ nextOrigin: other.origin });
    expect(await errorOf(connection.run(marked, limits))).toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      details: { reason: 'the server refers to an address other than its own' },
    });
    expect(other.requests).toEqual([]);
  });

  it('leaves nothing behind for the next one', async () => {
    const emulator = await start();
    const connection = await connect(emulator.url);
    await connection.run('SELECT 1', limits);
    await connection.run('SELECT 2', limits);
    const transactions = emulator.statements
      .filter(({ sql }) => sql.startsWith('SELECT 1') || sql === 'SELECT 2')
      .map(({ headers }) => headers['x-trino-transaction-id']);
    expect(new Set(transactions).size).toBe(2);
  });
});

describe('stopping', () => {
  async function cancelled({ statements }: TrinoEmulator): Promise<void> {
    await eventually(
      () => statements.some(({ sql, cancelled }) => sql.includes('marked') && cancelled),
      'the statement is cancelled',
      3_000,
    );
  }

  it('sends DELETE when the signal is aborted', async () => {
    const { emulator, connection } = await mishap({ endless: true });
    const controller = new AbortController();
    const running = errorOf(connection.run(marked, { ...limits, signal: controller.signal }));
    await eventually(() => emulator.statements.some(({ sql }) => sql === marked), 'it runs', 3_000);
    controller.abort();
    expect(await running).toMatchObject({ code: 'ABORTED' });
    await cancelled(emulator);
    expect(emulator.statements.at(-1)?.sql).toBe('ROLLBACK');
  });

  it('sends DELETE when the signal is aborted before the server has answered', async () => {
    const { emulator, connection } = await mishap({ endless: true, delayMs: 200 });
    const controller = new AbortController();
    const running = errorOf(connection.run(marked, { ...limits, signal: controller.signal }));
    await eventually(() => emulator.statements.some(({ sql }) => sql === marked), 'it is sent', 3_000);
    controller.abort();
    expect(await running).toMatchObject({ code: 'ABORTED' });
    await cancelled(emulator);
  });

  it('sends DELETE when the time is up and the server has not kept its own limit', async () => {
    const { emulator, connection } = await mishap({ endless: true, rows: undefined });
    const error = await errorOf(connection.run(marked, { ...limits, timeoutMs: 150 }));
    expect(error).toMatchObject({ code: 'SQL_FAULT', details: { fault: { kind: 'timeout', name: null } } });
    await eventually(
      () => emulator.statements.filter(({ sql }) => sql === marked)[0]?.ended === true,
      'it ends',
      3_000,
    );
  });

  it('sends DELETE when the rows are enough, and not when there are no more', async () => {
    const emulator = await start();
    const connection = await connect(emulator.url);
    const sql = 'SELECT i AS marked FROM range(10) r(i)';
    expect(await connection.run(sql, { ...limits, maxRows: 3 })).toMatchObject({
      rows: [[0], [1], [2]],
      truncated: true,
    });
    await cancelled(emulator);
    expect(await connection.run(sql, { ...limits, maxRows: 10 })).toMatchObject({ truncated: false });
    expect(emulator.statements.filter(({ cancelled }) => cancelled)).toHaveLength(1);
  });

  it('sends DELETE when the bytes are enough', async () => {
    const emulator = await start();
    const connection = await connect(emulator.url);
    const sql = "SELECT repeat('é', 50) AS marked FROM range(10) r(i)";
    const { rows, truncated } = await connection.run(sql, { ...limits, maxBytes: 300 });
    expect([rows.length, truncated]).toEqual([2, true]);
    await cancelled(emulator);
  });

  it('sends DELETE when the connection is closed', async () => {
    const { emulator, connection } = await mishap({ endless: true });
    const running = errorOf(connection.run(marked, limits));
    await eventually(() => emulator.statements.some(({ sql }) => sql === marked), 'it runs', 3_000);
    await connection.close();
    await connection.close();
    expect(await running).toMatchObject({ code: 'CLOSED' });
    await cancelled(emulator);
    expect(await errorOf(connection.run('SELECT 1', limits))).toMatchObject({ code: 'CLOSED' });
  });

  it('has the server itself stop what takes too long', async () => {
    const { connection } = await mishap({
      error: {
        message: 'Query exceeded the maximum run time limit of 1.00s',
        errorCode: 131_075,
        errorName: 'EXCEEDED_TIME_LIMIT',
        errorType: 'INSUFFICIENT_RESOURCES',
      },
    });
    expect((await errorOf(connection.run(marked, limits))).details.fault?.kind).toBe('timeout');
  });
});

describe('a server that', () => {
  it('sends a page that is too large is stopped', async () => {
    const { emulator, connection } = await mishap({ pageBytes: 130 * 1_048_576 });
    const error = await errorOf(connection.run(marked, limits));
    expect(error.details.fault?.kind).toBe('too_large');
    expect(emulator.statements.at(-1)?.sql).toBe('ROLLBACK');
  });

  it.each([
    '{}',
    'null',
    'not JSON',
    '{"id": "a", "nextUri": 5}',
    '{"id": "a", "data": {"encoding": "json", "segments": []}}',
  ])('answers with %s is not reached', async (page) => {
    const { connection } = await mishap({ page });
    expect(await errorOf(connection.run(marked, limits))).toMatchObject({ code: 'DATABASE_UNREACHABLE' });
  });

  it.each([
    ['SERVER_SHUTTING_DOWN', 'INTERNAL_ERROR'],
    ['NO_NODES_AVAILABLE', 'EXTERNAL'],
    ['QUERY_QUEUE_FULL', 'INSUFFICIENT_RESOURCES'],
  ] as const)('fails with %s is not reached', async (errorName, errorType) => {
    const error = { message: 'not now', errorCode: 1, errorName, errorType };
    const { connection } = await mishap({ error });
    expect(await errorOf(connection.run(marked, limits))).toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      retryable: true,
    });
  });

  it.each([
    [400, true],
    [403, false],
    [404, true],
    [410, true],
    [500, true],
  ])('answers with %i is not reached', async (status, retryable) => {
    const { connection } = await mishap({ refusals: 1, status, refusalBody: '<html>error</html>' });
    const error = await errorOf(connection.run(marked, limits));
    expect(error).toMatchObject({ code: 'DATABASE_UNREACHABLE', retryable });
    expect(error.message).not.toContain('<');
  });

  it('goes away is not reached', async () => {
    const emulator = await start();
    const connection = await connect(emulator.url);
    await emulator.close();
    expect(await errorOf(connection.run(marked, limits))).toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    expect(await errorOf(connection.introspect())).toMatchObject({ code: 'DATABASE_UNREACHABLE' });
  });

  it('forgets a statement is not reached', async () => {
    const emulator = await start({
      befall: (sql) => (sql.includes('marked') ? { endless: true } : undefined),
    });
    const connection = await connect(emulator.url);
    const running = errorOf(connection.run(marked, limits));
    const taken = () => emulator.statements.find(({ sql }) => sql === marked);
    await eventually(() => taken() !== undefined, 'it runs', 3_000);
    await fetch(`${emulator.origin}/v1/statement/executing/${taken()?.id}/slug/0`, {
      method: 'DELETE',
      headers: { 'x-trino-user': 'ada' },
    });
    expect(await running).toMatchObject({ code: 'DATABASE_UNREACHABLE' });
  });
});

describe('connecting', () => {
  it('gives the version', async () => {
    expect((await connect((await start()).url)).serverVersion).toBe('476');
  });

  it('sends a password, and shows it nowhere', async () => {
    const emulator = await start({ passwords: { ada: 'hunter2 %' } });
    const withPassword = (password: string): string =>
      emulator.url.replace('ada@', `ada:${encodeURIComponent(password)}@`);
    expect((await (await connect(withPassword('hunter2 %'))).run(marked, limits)).rows).toEqual([[1]]);
    const error = await errorOf(trinoDatabase().connect(withPassword('wrong-password')));
    expect(error).toMatchObject({ code: 'DATABASE_UNREACHABLE', retryable: false });
    const shown = JSON.stringify([error, error.message, String((error as unknown as Error).cause)]);
    expect(shown).not.toContain('wrong-password');
    expect(shown).not.toContain(Buffer.from('ada:wrong-password').toString('base64'));
  });

  it('sends an access token', async () => {
    const emulator = await start({ tokens: ['token-1'] });
    const connection = await connect(`${emulator.url}?accessToken=token-1`);
    expect((await connection.run(marked, limits)).rows).toEqual([[1]]);
    expect(await errorOf(trinoDatabase().connect(`${emulator.url}?accessToken=token-2`))).toMatchObject({
      code: 'DATABASE_UNREACHABLE',
    });
  });

  it('sends a user name that is not ASCII as UTF-8', async () => {
    const emulator = await start();
    await connect(emulator.url.replace('ada@', `${encodeURIComponent('Zoë')}@`));
    expect(
      Buffer.from(String(emulator.requests[0]?.headers['x-trino-user']), 'latin1').toString('utf8'),
    ).toBe('Zoë');
  });

  it('tells a catalog and a schema that are not there', async () => {
    const emulator = await start();
    expect(await errorOf(trinoDatabase().connect(emulator.url.replace(/memory$/, 'nope')))).toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      retryable: false,
      details: { reason: expect.stringContaining("'nope' not found") },
    });
    expect(await errorOf(trinoDatabase().connect(`${emulator.url}/nope`))).toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      details: { reason: 'the schema "nope" does not exist' },
    });
  });

  it('follows no redirect', async () => {
    const emulator = await start({ befall: () => ({ refusals: 1, status: 307 }) });
    expect(await errorOf(trinoDatabase().connect(emulator.url))).toMatchObject({
      code: 'DATABASE_UNREACHABLE',
    });
  });
});
