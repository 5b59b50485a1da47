import { postgresDatabase } from 'nlquery/database/postgres';
import pg from 'pg';
import { expect, it } from 'vitest';
import { describeWithService } from '../../../services/describe-with-service.ts';
import { startPostgres } from '../../../services/start-postgres.ts';
import { selfSignedCertificate } from './self-signed-certificate.ts';

const limits = { maxRows: 10, maxBytes: 10_000, timeoutMs: 5_000 };
const tls = selfSignedCertificate();

describeWithService('postgres TLS', tls && (await startPostgres({ spawn: true, tls })), (postgres) => {
  const encrypted = 'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()';

  it('goes without unless asked for', async () => {
    const connection = await postgresDatabase().connect(postgres.url);
    expect((await connection.run(encrypted, limits)).rows).toEqual([[false]]);
    await connection.close();
  });

  it.each(['require', 'verify-full'])(
    'refuses a certificate that nobody vouches for with %s',
    async (mode) => {
      await expect(postgresDatabase().connect(`${postgres.url}?sslmode=${mode}`)).rejects.toMatchObject({
        code: 'DATABASE_UNREACHABLE',
        details: { reason: expect.stringContaining('self-signed certificate') },
      });
    },
  );

  it('accepts it when it is given', async () => {
    const database = postgresDatabase({ tls: { ca: tls?.certificate } });
    const connection = await database.connect(`${postgres.url}?sslmode=verify-full`);
    expect((await connection.run(encrypted, limits)).rows).toEqual([[true]]);
    await connection.close();
  });

  it('encrypts without looking at the certificate with no-verify, and cancels there too', async () => {
    const connection = await postgresDatabase().connect(`${postgres.url}?sslmode=no-verify`);
    expect((await connection.run(encrypted, limits)).rows).toEqual([[true]]);
    const observer = new pg.Client({ connectionString: postgres.url });
    await observer.connect();
    const running = async () => {
      const { rows } = await observer.query(
        "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query = 'SELECT pg_sleep(30)'",
      );
      return rows.length;
    };
    const controller = new AbortController();
    const call = connection.run('SELECT pg_sleep(30)', {
      ...limits,
      timeoutMs: 30_000,
      signal: controller.signal,
    });
    const outcome = call.catch((error) => error.code);
    while ((await running()) === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    controller.abort();
    expect(await outcome).toBe('ABORTED');
    expect(await running()).toBe(0);
    await observer.end();
    await connection.close();
  });

  it('verifies the name of the host on a connection that is pinned to an address, and cancels there too', async () => {
    const database = postgresDatabase({ tls: { ca: tls?.certificate } });
    const at = (host: string) => `${postgres.url.replace('127.0.0.1', host)}?sslmode=verify-full`;
    const addresses = ['127.0.0.1'];
    const connection = await database.connect(at('db.pinned.invalid'), { addresses });
    expect((await connection.run(encrypted, limits)).rows).toEqual([[true]]);
    await expect(connection.run('SELECT pg_sleep(30)', { ...limits, timeoutMs: 200 })).rejects.toMatchObject({
      details: { fault: { kind: 'timeout' } },
    });
    await connection.close();
    await expect(database.connect(at('other.invalid'), { addresses })).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      details: { reason: expect.stringContaining('does not match') },
    });
  });

  it('is unreachable where the server has none', async () => {
    const plain = await startPostgres({ spawn: true });
    await expect(postgresDatabase().connect(`${plain?.url}?sslmode=require`)).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      details: { reason: 'The server does not support SSL connections' },
    });
    await plain?.close();
  });
});
