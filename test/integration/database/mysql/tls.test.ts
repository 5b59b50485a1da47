import { mysqlDatabase } from 'nlquery/database/mysql';
import { expect, it, vi } from 'vitest';
import { describeWithService } from '../../../services/describe-with-service.ts';
import { selfSignedCertificate } from '../postgres/self-signed-certificate.ts';
import { queryMysql } from './query-mysql.ts';
import { startMariadbWithTls } from './start-mariadb-with-tls.ts';

const limits = { maxRows: 10, maxBytes: 10_000, timeoutMs: 5_000 };
const tls = selfSignedCertificate();

describeWithService('mysql TLS', tls && (await startMariadbWithTls(tls)), (server) => {
  const cipher =
    "SELECT VARIABLE_VALUE <> '' FROM information_schema.SESSION_STATUS WHERE VARIABLE_NAME = 'Ssl_cipher'";
  const database = mysqlDatabase({ tls: { ca: tls?.certificate } });

  it('goes without unless asked for', async () => {
    const connection = await mysqlDatabase().connect(server.url);
    expect((await connection.run(cipher, limits)).rows).toEqual([[0]]);
    await connection.close();
  });

  it.each(['REQUIRED', 'VERIFY_CA'])(
    'refuses a certificate that nobody vouches for with %s',
    async (mode) => {
      await expect(mysqlDatabase().connect(`${server.url}?ssl-mode=${mode}`)).rejects.toMatchObject({
        code: 'DATABASE_UNREACHABLE',
        details: { reason: expect.stringContaining('self-signed certificate') },
      });
    },
  );

  it.each(['REQUIRED', 'VERIFY_CA'])('accepts it with %s when it is given', async (mode) => {
    const connection = await database.connect(`${server.url}?ssl-mode=${mode}`);
    expect((await connection.run(cipher, limits)).rows).toEqual([[1]]);
    await connection.close();
  });

  it('wants the host’s name in it with VERIFY_IDENTITY, and not with VERIFY_CA', async () => {
    const url = server.url.replace('127.0.0.1', 'localhost');
    const connection = await database.connect(`${url}?ssl-mode=VERIFY_CA`);
    await connection.close();
    await expect(database.connect(`${url}?ssl-mode=VERIFY_IDENTITY`)).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      details: { reason: expect.stringContaining('does not match') },
    });
  });

  it('verifies the name of the host on a connection that is pinned to an address', async () => {
    const at = (host: string) => `${server.url.replace('127.0.0.1', host)}?ssl-mode=VERIFY_IDENTITY`;
    const addresses = ['127.0.0.1'];
    const connection = await database.connect(at('db.pinned.invalid'), { addresses });
    expect((await connection.run(cipher, limits)).rows).toEqual([[1]]);
    await connection.close();
    await expect(database.connect(at('other.invalid'), { addresses })).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      details: { reason: expect.stringContaining('does not match') },
    });
  });

  it('stops reading and cancels there too', async () => {
    const connection = await database.connect(`${server.url}?ssl-mode=REQUIRED`);
    const giant = "SELECT repeat('x', 9000000) FROM information_schema.COLLATIONS";
    expect(await connection.run(giant, limits)).toMatchObject({ rows: [], truncated: true });
    const running = () =>
      queryMysql(
        server.url,
        "SELECT id FROM information_schema.processlist WHERE info LIKE 'SELECT SLEEP(30)%'",
      );
    const controller = new AbortController();
    const call = connection.run('SELECT SLEEP(30)', {
      ...limits,
      timeoutMs: 30_000,
      signal: controller.signal,
    });
    const outcome = call.catch((error) => error.code);
    await vi.waitFor(async () => expect(await running()).toHaveLength(1));
    controller.abort();
    expect(await outcome).toBe('ABORTED');
    await vi.waitFor(async () => expect(await running()).toEqual([]));
    await connection.close();
  });
});
