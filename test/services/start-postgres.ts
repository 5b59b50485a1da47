import { dirname, join } from 'node:path';
import { findBinary } from './find-binary.ts';
import { freePort } from './free-port.ts';
import { postgresLetsIn } from './postgres-lets-in.ts';
import { postgresService } from './postgres-service.ts';
import { spawnServer } from './spawn-server.ts';
import type { TestService } from './test-service.ts';
import { unprivileged } from './unprivileged.ts';

export interface StartPostgresOptions {
  /** A server of our own even where one is running. */
  readonly spawn?: boolean | undefined;
  /** Demanded of the superuser, by SCRAM. Only with `spawn`; without it everyone is trusted. */
  readonly password?: string | undefined;
  /** PEM texts: the server then also talks TLS. Only with `spawn`. */
  readonly tls?: { readonly certificate: string; readonly key: string } | undefined;
}

/**
 * PostgreSQL: TEST_POSTGRES_URL, else whatever lets `postgres` or the current user in on port 5432, else a server
 * started from the binaries on this machine; `null` when there are none.
 */
export async function startPostgres(options: StartPostgresOptions = {}): Promise<TestService | null> {
  if (options.spawn) return spawnPostgres(options);
  const given = process.env.TEST_POSTGRES_URL;
  if (given) {
    if (await postgresLetsIn(given, 5_000)) return postgresService(given, null);
    throw new Error('TEST_POSTGRES_URL is set, but the server does not let us in or create databases.');
  }
  for (const user of new Set(['postgres', process.env.USER ?? 'root'])) {
    const url = `postgres://${user}@127.0.0.1:5432/postgres`;
    if (await postgresLetsIn(url, 500)) return postgresService(url, null);
  }
  return spawnPostgres({});
}

async function spawnPostgres({ password, tls }: StartPostgresOptions): Promise<TestService | null> {
  const initdb = findBinary(
    ['initdb'],
    ['/usr/lib/postgresql/*/bin', '/opt/homebrew/opt/*/bin', '/usr/pgsql-*/bin'],
  );
  if (initdb === null) return null;
  const user = unprivileged(['postgres']);
  const port = await freePort();
  const data = join(user.folder, 'data');
  const passwordFile = user.write('password', `${password ?? 'unused'}\n`);
  const auth = `--auth=${password === undefined ? 'trust' : 'scram-sha-256'}`;
  const userinfo = password === undefined ? 'postgres' : `postgres:${encodeURIComponent(password)}`;
  const url = `postgres://${userinfo}@127.0.0.1:${port}/postgres`;
  const tlsSettings = tls && [
    ...['-c', 'ssl=on', '-c', `ssl_cert_file=${user.write('certificate.pem', tls.certificate)}`],
    ...['-c', `ssl_key_file=${user.write('key.pem', tls.key)}`],
  ];
  const stop = await spawnServer({
    user,
    prepare: [
      initdb,
      [
        '-D',
        data,
        '-U',
        'postgres',
        auth,
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
        '--no-locale',
        '--no-sync',
      ],
    ],
    command: join(dirname(initdb), 'postgres'),
    args: [
      '-D',
      data,
      '-p',
      String(port),
      '-h',
      '127.0.0.1',
      '-k',
      user.folder,
      '-F',
      ...(tlsSettings ?? []),
    ],
    isReady: () => postgresLetsIn(url, 500),
  });
  return postgresService(url, stop);
}
