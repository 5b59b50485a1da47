import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findBinary } from './find-binary.ts';
import { freePort } from './free-port.ts';
import { spawnServer } from './spawn-server.ts';
import type { TestDatabase, TestService } from './test-service.ts';
import { unprivileged } from './unprivileged.ts';

export interface StartMariadbOptions {
  /** A server of our own even where one is running. */
  readonly spawn?: boolean | undefined;
}

/**
 * MariaDB or MySQL: TEST_MARIADB_URL, else whatever lets `root` in without a password on port 3306, else a MariaDB started
 * from the binaries on this machine; `null` when there are none. Uses the server's own command-line client.
 */
export async function startMariadb(options: StartMariadbOptions = {}): Promise<TestService | null> {
  const client = findBinary(['mariadb', 'mysql'], []);
  if (client === null) return null;
  const given = options.spawn ? undefined : process.env.TEST_MARIADB_URL;
  if (given) {
    if (await letsIn(client, given)) return service(client, given, null);
    throw new Error('TEST_MARIADB_URL is set, but the server does not let us in.');
  }
  const defaultUrl = 'mysql://root@127.0.0.1:3306/mysql';
  if (!options.spawn && (await letsIn(client, defaultUrl))) return service(client, defaultUrl, null);
  return spawnMariadb(client);
}

async function spawnMariadb(client: string): Promise<TestService | null> {
  const install = findBinary(['mariadb-install-db'], []);
  const server = findBinary(['mariadbd'], ['/usr/libexec']);
  if (install === null || server === null) return null;
  const user = unprivileged(['mysql']);
  const port = await freePort();
  const data = join(user.folder, 'data');
  const url = `mysql://root@127.0.0.1:${port}/mysql`;
  const stop = await spawnServer({
    user,
    prepare: [
      install,
      ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db'],
    ],
    command: server,
    args: [
      '--no-defaults',
      `--datadir=${data}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--socket=${join(user.folder, 'socket')}`,
      `--pid-file=${join(user.folder, 'pid')}`,
      '--skip-log-bin',
      '--innodb-flush-log-at-trx-commit=0',
    ],
    isReady: () => letsIn(client, url),
  });
  return service(client, url, stop);
}

/** Protocol 10's greeting first, then a login. */
async function letsIn(client: string, url: string): Promise<boolean> {
  if (!(await greets(new URL(url)))) return false;
  try {
    await execute(client, url, 'SELECT 1');
    return true;
  } catch {
    return false;
  }
}

function greets({ hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 3306), timeout: 500 });
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', (chunk) => settle(chunk[4] === 10));
    socket.once('timeout', () => settle(false));
    socket.once('error', () => settle(false));
    socket.once('close', () => settle(false));
  });
}

function service(client: string, url: string, stop: (() => Promise<void>) | null): TestService {
  const databases = new Set<TestDatabase>();
  return {
    url,
    spawned: stop !== null,
    createDatabase: async () => {
      const name = `nlquery_test_${randomBytes(8).toString('hex')}`;
      await execute(client, url, `CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
      const databaseUrl = new URL(url);
      databaseUrl.pathname = `/${name}`;
      const database: TestDatabase = {
        url: databaseUrl.href,
        drop: async () => {
          if (databases.delete(database)) await execute(client, url, `DROP DATABASE IF EXISTS ${name}`);
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

async function execute(client: string, url: string, sql: string): Promise<void> {
  const { hostname, port, username, password } = new URL(url);
  const args = ['--no-defaults', '--protocol=tcp', `--host=${hostname}`, `--port=${port || 3306}`];
  const login = [`--user=${decodeURIComponent(username)}`, '--connect-timeout=5', `--execute=${sql}`];
  const env = { ...process.env, MYSQL_PWD: decodeURIComponent(password) };
  await promisify(execFile)(client, [...args, ...login], { env });
}
