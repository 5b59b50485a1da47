import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { findBinary } from './find-binary.ts';
import { freePort } from './free-port.ts';
import { spawnServer } from './spawn-server.ts';
import type { TestDatabase, TestService } from './test-service.ts';
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
    if (await letsIn(given, 5_000)) return service(given, null);
    throw new Error('TEST_POSTGRES_URL is set, but the server does not let us in or create databases.');
  }
  for (const user of new Set(['postgres', process.env.USER ?? 'root'])) {
    const url = `postgres://${user}@127.0.0.1:5432/postgres`;
    if (await letsIn(url, 500)) return service(url, null);
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
    isReady: () => letsIn(url, 500),
  });
  return service(url, stop);
}

async function letsIn(url: string, timeoutMs: number): Promise<boolean> {
  try {
    const [row] = await query(
      url,
      'SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user',
      timeoutMs,
    );
    return row?.rolcreatedb === true;
  } catch {
    return false;
  }
}

function service(url: string, stop: (() => Promise<void>) | null): TestService {
  const databases = new Set<TestDatabase>();
  return {
    url,
    spawned: stop !== null,
    createDatabase: async () => {
      const name = `nlquery_test_${randomBytes(8).toString('hex')}`;
      // Nobody can be connected to template0, which would keep it from being copied.
      await query(url, `CREATE DATABASE ${name} TEMPLATE template0`, 10_000);
      const databaseUrl = new URL(url);
      databaseUrl.pathname = `/${name}`;
      const database: TestDatabase = {
        url: databaseUrl.href,
        drop: async () => {
          if (databases.delete(database))
            await query(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`, 10_000);
        },
      };
      databases.add(database);
      return database;
    },
    close: async () => {
      if (!stop) await Promise.all([...databases].map((database) => database.drop()));
      await stop?.();
    },
  };
}

async function query(url: string, text: string, timeoutMs: number): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: timeoutMs });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}
