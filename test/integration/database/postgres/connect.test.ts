import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { postgresDatabase } from 'nlquery/database/postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { describeWithService } from '../../../services/describe-with-service.ts';
import { startPostgres } from '../../../services/start-postgres.ts';
import { shopSchema } from './shop-schema.ts';
import { createFixture, type FixtureDatabase } from './test-database.ts';

const limits = { maxRows: 10, maxBytes: 10_000, timeoutMs: 5_000 };

describeWithService('postgres connections', await startPostgres(), (postgres) => {
  let fixture: FixtureDatabase;

  beforeAll(async () => {
    fixture = await createFixture(postgres, shopSchema);
  });

  afterAll(() => fixture.drop());

  it('shows its version and its name in pg_stat_activity', async () => {
    const connection = await postgresDatabase({ applicationName: 'shop' }).connect(fixture.url);
    const { rows } = await connection.run(
      "SELECT current_setting('application_name'), current_database()",
      limits,
    );
    expect(rows).toEqual([['shop', new URL(fixture.url).pathname.slice(1)]]);
    expect(connection.serverVersion).toMatch(/^\d+(\.\d+)*$/);
    await connection.close();
  });

  it('is unreachable where nothing listens', async () => {
    await expect(postgresDatabase().connect('postgres://u:s3cret-word@127.0.0.1:1/db')).rejects.toMatchObject(
      {
        code: 'DATABASE_UNREACHABLE',
        retryable: true,
        details: { reason: 'connect ECONNREFUSED 127.0.0.1:1' },
      },
    );
  });

  it('is unreachable where the database does not exist, and a retry cannot help', async () => {
    const url = new URL(fixture.url);
    url.pathname = '/no_such_database';
    await expect(postgresDatabase().connect(url.href)).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      retryable: false,
      details: { reason: 'database "no_such_database" does not exist' },
    });
  });

  it('is unreachable once the database is dropped, and does not break the process', async () => {
    const doomed = await postgres.createDatabase();
    const connection = await postgresDatabase().connect(doomed.url);
    await connection.run('SELECT 1', limits);
    await doomed.drop();
    await expect(connection.run('SELECT 1', limits)).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    await expect(connection.introspect()).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    await connection.close();
  });

  it('opens a new server connection for one that the server ended', async () => {
    const connection = await postgresDatabase({ maxConnections: 1 }).connect(fixture.url);
    const kill = connection.run('SELECT pg_terminate_backend(pg_backend_pid())', limits);
    await expect(kill).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    expect((await connection.run('SELECT 1', limits)).rows).toEqual([[1]]);
    await connection.close();
  });

  it('stops connecting when the signal is aborted', async () => {
    const database = postgresDatabase();
    await expect(database.connect(fixture.url, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'ABORTED',
    });
    await withMuteServer(async (url) => {
      const controller = new AbortController();
      const call = database.connect(url, { signal: controller.signal });
      setTimeout(() => controller.abort(), 50);
      await expect(call).rejects.toMatchObject({ code: 'ABORTED' });
    });
  });

  it('gives up on a server that accepts and never answers', async () => {
    await withMuteServer(async (url) => {
      await expect(postgresDatabase().connect(url, { timeoutMs: 100 })).rejects.toMatchObject({
        code: 'DATABASE_UNREACHABLE',
        details: { reason: 'timeout expired' },
      });
    });
  });

  it('is unreachable when the network goes silent in the middle of a statement', async () => {
    const proxy = await startProxy(fixture.url);
    const connection = await postgresDatabase().connect(proxy.url);
    proxy.freeze();
    const call = connection.run('SELECT 1', { ...limits, timeoutMs: 100 });
    await expect(call).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    await connection.close();
    proxy.close();
  });

  it('does not wait for the goodbye of a silent server when closed', async () => {
    const proxy = await startProxy(fixture.url);
    const connection = await postgresDatabase().connect(proxy.url);
    proxy.freeze();
    await expect(connection.close()).resolves.toBeUndefined();
    proxy.close();
  });

  it('refuses calls after close, which may be called twice and waits for what runs', async () => {
    const connection = await postgresDatabase({ maxConnections: 1 }).connect(fixture.url);
    const running = connection.run('SELECT pg_sleep(0.1)', limits);
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
    const connection = await postgresDatabase({ applicationName: 'left-behind' }).connect(fixture.url);
    await Promise.all([connection.run('SELECT 1', limits), connection.run('SELECT 2', limits)]);
    await connection.close();
    await vi.waitFor(async () => {
      const rows = await fixture.query(
        "SELECT 1 FROM pg_stat_activity WHERE application_name = 'left-behind'",
      );
      expect(rows).toEqual([]);
    });
  });
});

const password = 'pä$$/w%rd';

describeWithService('postgres passwords', await startPostgres({ spawn: true, password }), (postgres) => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('logs in with a percent-encoded password', async () => {
    const connection = await postgresDatabase().connect(postgres.url);
    expect((await connection.run('SELECT 1', limits)).rows).toEqual([[1]]);
    await connection.close();
  });

  it('is unreachable with a wrong password, which no part of the error shows', async () => {
    const url = new URL(postgres.url);
    url.password = 'wr0ng-s3cret';
    const error = await postgresDatabase()
      .connect(url.href)
      .catch((reason) => reason);
    expect(error).toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      retryable: false,
      details: { reason: 'password authentication failed for user "postgres"' },
    });
    const shown = [
      String(error),
      JSON.stringify(error),
      error.stack,
      inspect(error, { depth: 10, showHidden: true }),
    ];
    expect(shown.join('\n')).not.toContain('wr0ng');
  });

  it('hides the password even where the server repeats it', async () => {
    const connection = await postgresDatabase().connect(postgres.url);
    const error = await connection.run(`SELECT * FROM "${password}"`, limits).catch((reason) => reason);
    expect(error.code).toBe('SQL_FAULT');
    expect(error.message).toBe('relation "***" does not exist');
    expect(JSON.stringify(error)).not.toContain(password);
    await connection.close();
  });

  it('does not lend this process’s own password to a URL without one', async () => {
    vi.stubEnv('PGPASSWORD', password);
    const url = new URL(postgres.url);
    url.password = '';
    await expect(postgresDatabase().connect(url.href)).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
    });
  });
});

describe('postgresDatabase', () => {
  it('refuses a number of connections that is none', () => {
    for (const maxConnections of [0, 1.5, Number.NaN]) {
      expect(() => postgresDatabase({ maxConnections })).toThrowError(/maxConnections/);
    }
  });
});

async function withMuteServer(use: (url: string) => Promise<void>): Promise<void> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  const port = await listen(server);
  try {
    await use(`postgres://someone:s3cret-word@127.0.0.1:${port}/db`);
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
    const upstream = connect(Number(port || 5432), hostname);
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
