import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { mysqlDatabase } from 'nlquery/database/mysql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { describeWithService } from '../../../services/describe-with-service.ts';
import { createFixture, type MysqlFixture } from './create-fixture.ts';
import { shopSchema } from './shop-schema.ts';
import { startMysql } from './start-mysql.ts';

const limits = { maxRows: 10, maxBytes: 10_000, timeoutMs: 5_000 };

describeWithService('mysql connections', await startMysql(), (server) => {
  let fixture: MysqlFixture;

  beforeAll(async () => {
    fixture = await createFixture(server, shopSchema);
  });

  afterAll(() => fixture.drop());

  it('logs in with a percent-encoded password, and states the version', async () => {
    const connection = await mysqlDatabase().connect(fixture.roleUrl);
    expect((await connection.run('SELECT database()', limits)).rows).toEqual([[fixture.databaseName]]);
    expect(connection.serverVersion).toMatch(/^\d+(\.\d+)*$/);
    await connection.close();
  });

  it('connects within a limit longer than a timer takes', async () => {
    const timeoutMs = Number.MAX_SAFE_INTEGER;
    const connection = await mysqlDatabase().connect(fixture.url, { timeoutMs });
    expect((await connection.run('SELECT 1', { ...limits, timeoutMs })).rows).toEqual([[1]]);
    await connection.close();
  });

  it('is unreachable with a wrong password, which no part of the error shows', async () => {
    const url = new URL(fixture.roleUrl);
    url.password = 'wr0ng-s3cret';
    const error = await mysqlDatabase()
      .connect(url.href)
      .catch((reason) => reason);
    expect(error).toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      retryable: false,
      details: { reason: expect.stringMatching(/^Access denied for user/) },
    });
    const shown = [
      String(error),
      JSON.stringify(error),
      error.stack,
      inspect(error, { depth: 10, showHidden: true }),
    ];
    expect(shown.join('\n')).not.toContain('wr0ng');
  });

  it('is unreachable where nothing listens', async () => {
    await expect(mysqlDatabase().connect('mysql://u:s3cret-word@127.0.0.1:1/db')).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      retryable: true,
      details: { reason: 'connect ECONNREFUSED 127.0.0.1:1' },
    });
  });

  it('is unreachable where the database does not exist, and a retry cannot help', async () => {
    const url = new URL(fixture.url);
    url.pathname = '/no_such_database';
    await expect(mysqlDatabase().connect(url.href)).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      retryable: false,
      details: { reason: "Unknown database 'no_such_database'" },
    });
  });

  it('is unreachable once the database is dropped', async () => {
    const doomed = await server.createDatabase();
    const connection = await mysqlDatabase().connect(doomed.url);
    await connection.run('SELECT 1', limits);
    await doomed.drop();
    const gone = { code: 'DATABASE_UNREACHABLE', retryable: false };
    await expect(connection.run('SELECT * FROM item', limits)).rejects.toMatchObject(gone);
    await expect(connection.dryRun('SELECT * FROM item')).rejects.toMatchObject(gone);
    await expect(connection.introspect()).rejects.toMatchObject(gone);
    await connection.close();
  });

  it('opens a new server connection for one that was killed, idle or at work', async () => {
    const connection = await mysqlDatabase({ maxConnections: 1 }).connect(fixture.url);
    const kill = async (rows: readonly (readonly unknown[])[]) => fixture.query(`KILL ${rows[0]?.[0]}`);
    await kill((await connection.run('SELECT connection_id()', limits)).rows);
    await vi.waitFor(async () => {
      expect((await connection.run('SELECT 1', limits)).rows).toEqual([[1]]);
    });
    const working = connection.run('SELECT SLEEP(30) AS at_work', { ...limits, timeoutMs: 30_000 });
    const outcome = working.catch((error) => error.code);
    await vi.waitFor(async () => {
      const [session] = await fixture.query(
        "SELECT id FROM information_schema.processlist WHERE info LIKE '%AS at_work' AND id <> connection_id()",
      );
      expect(session).toBeDefined();
      await fixture.query(`KILL ${session?.id ?? session?.ID}`);
    });
    expect(await outcome).toBe('DATABASE_UNREACHABLE');
    expect((await connection.run('SELECT 1', limits)).rows).toEqual([[1]]);
    await connection.close();
  });

  it('stops connecting when the signal is aborted', async () => {
    const database = mysqlDatabase();
    await expect(database.connect(fixture.url, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'ABORTED',
    });
    await withServer('', async (url) => {
      const controller = new AbortController();
      const call = database.connect(url, { signal: controller.signal });
      setTimeout(() => controller.abort(), 50);
      await expect(call).rejects.toMatchObject({ code: 'ABORTED' });
    });
  });

  it('gives up on a server that accepts and never answers', async () => {
    await withServer('', async (url) => {
      await expect(mysqlDatabase().connect(url, { timeoutMs: 100 })).rejects.toMatchObject({
        code: 'DATABASE_UNREACHABLE',
        details: { reason: 'connect ETIMEDOUT' },
      });
    });
  });

  it('is unreachable when the network goes silent in the middle of a statement', async () => {
    const proxy = await startProxy(fixture.url);
    const connection = await mysqlDatabase().connect(proxy.url);
    proxy.freeze();
    const call = connection.run('SELECT 1', { ...limits, timeoutMs: 100 });
    await expect(call).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    await connection.close();
    proxy.close();
  });

  it('does not wait for the goodbye of a silent server when closed', async () => {
    const proxy = await startProxy(fixture.url);
    const connection = await mysqlDatabase().connect(proxy.url);
    proxy.freeze();
    await expect(connection.close()).resolves.toBeUndefined();
    proxy.close();
  });

  it('is unreachable where TLS is asked for and the server has none', async () => {
    const [row] = await fixture.query("SHOW VARIABLES LIKE 'have_ssl'");
    if (row?.Value !== 'DISABLED') return;
    await expect(mysqlDatabase().connect(`${fixture.url}?ssl-mode=REQUIRED`)).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      details: { reason: expect.stringContaining('does not support secure connection') },
    });
  });

  it('refuses calls after close, which may be called twice and waits for what runs', async () => {
    const connection = await mysqlDatabase({ maxConnections: 1 }).connect(fixture.url);
    const running = connection.run('SELECT SLEEP(0.1)', limits);
    const waiting = connection.run('SELECT 1', limits).catch((error) => error.code);
    let hasRun = false;
    running.then(() => {
      hasRun = true;
    });
    await connection.close();
    await new Promise((resolve) => setImmediate(resolve));
    expect(hasRun).toBe(true);
    expect(await waiting).toBe('CLOSED');
    await connection.close();
    await expect(connection.run('SELECT 1', limits)).rejects.toMatchObject({ code: 'CLOSED' });
  });

  it('leaves no server connection behind', async () => {
    const connection = await mysqlDatabase().connect(fixture.roleUrl);
    await Promise.all([connection.run('SELECT 1', limits), connection.run('SELECT 2', limits)]);
    await connection.close();
    await vi.waitFor(async () => {
      const sql = `SELECT 1 FROM information_schema.processlist WHERE user = '${new URL(fixture.roleUrl).username}'`;
      expect(await fixture.query(sql)).toEqual([]);
    });
  });
});

describe('servers that are something else', () => {
  it.each([
    ['a greeting of another kind', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['too short a packet', '\x01\x00\x00\x00\x0a'],
    ['a packet of zeros', '\x05\x00\x00\x00\x00\x00\x00\x00\x00'],
    ['a refusal', '\x17\x00\x00\x00\xff\x69\x04Host is not allowed.'],
    ['half a greeting', '\x10\x00\x00\x00\x0a5.5.5-10.11.6\x00\x01'],
  ])('are unreachable, and do not break the process: %s', async (_what, bytes) => {
    await withServer(bytes, async (url) => {
      const error = await mysqlDatabase()
        .connect(url, { timeoutMs: 300 })
        .catch((reason) => reason);
      expect(error.code).toBe('DATABASE_UNREACHABLE');
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('s3cret-word');
    });
  });
});

/** A server that says `greeting` to whoever comes, and nothing more. */
async function withServer(greeting: string, use: (url: string) => Promise<void>): Promise<void> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    if (greeting !== '') socket.write(Buffer.from(greeting, 'latin1'));
  });
  const port = await listen(server);
  try {
    await use(`mysql://someone:s3cret-word@127.0.0.1:${port}/db`);
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

/** Passes bytes on until frozen; then it accepts and swallows. */
async function startProxy(target: string): Promise<{ url: string; freeze(): void; close(): void }> {
  const { hostname, port } = new URL(target);
  const url = new URL(target);
  let isFrozen = false;
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const upstream = connect(Number(port || 3306), hostname);
    for (const end of [socket, upstream]) {
      sockets.add(end);
      end.on('error', () => {});
    }
    socket.on('data', (chunk) => {
      if (!isFrozen) upstream.write(chunk);
    });
    upstream.on('data', (chunk) => {
      if (!isFrozen) socket.write(chunk);
    });
  });
  url.hostname = '127.0.0.1';
  url.port = String(await listen(server));
  return {
    url: url.href,
    freeze: () => {
      isFrozen = true;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
