import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { redisCommands } from './redis-commands.ts';
import { startMariadb } from './start-mariadb.ts';
import { startPostgres } from './start-postgres.ts';
import { startRedis } from './start-redis.ts';

const ways = [
  ['found on this machine', {}],
  ['started for the test', { spawn: true }],
] as const;

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('startPostgres', () => {
  it.each(ways)('gives each caller a database of its own on a server %s', async (_way, options) => {
    const service = await startPostgres(options);
    if (!service) return expect(process.env.REQUIRE_SERVICES).not.toBe('1');
    try {
      const [first, second] = await Promise.all([service.createDatabase(), service.createDatabase()]);
      await query(first.url, 'CREATE TABLE only_here (id int)');
      await expect(query(second.url, 'SELECT * FROM only_here')).rejects.toThrow('does not exist');
      await first.drop();
      await first.drop();
      await expect(query(first.url, 'SELECT 1')).rejects.toThrow('does not exist');
      await expect(query(second.url, 'SELECT 1')).resolves.toHaveLength(1);
    } finally {
      await service.close();
      await service.close();
    }
  });

  it('demands a password where told to', async () => {
    const service = await startPostgres({ spawn: true, password: 'p@ss/word' });
    if (!service) return expect(process.env.REQUIRE_SERVICES).not.toBe('1');
    try {
      await expect(query(service.url, 'SELECT 1')).resolves.toHaveLength(1);
      const wrong = service.url.replace('p%40ss', 'wrong');
      await expect(query(wrong, 'SELECT 1')).rejects.toThrow('password authentication failed');
    } finally {
      await service.close();
    }
  });

  it('fails when the server that the environment names cannot be used', async () => {
    vi.stubEnv('TEST_POSTGRES_URL', 'postgres://postgres@127.0.0.1:1/postgres');
    await expect(startPostgres()).rejects.toThrow('TEST_POSTGRES_URL');
  });

  it.runIf(process.platform === 'linux')('leaves no server behind when the process is killed', async () => {
    const script = `
      import { startPostgres } from '${new URL('start-postgres.ts', import.meta.url)}';
      console.log((await startPostgres({ spawn: true }))?.url);
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(child.stdout, 'data');
    const url = String(line).trim();
    if (url === 'undefined') return expect(process.env.REQUIRE_SERVICES).not.toBe('1');
    const [row] = await query(url, 'SHOW data_directory');
    child.kill('SIGKILL');
    await once(child, 'exit');
    await vi.waitFor(() => expect(query(url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED'), {
      timeout: 10_000,
    });
    await rm(dirname((row as { data_directory: string }).data_directory), { recursive: true });
  });
});

describe('startMariadb', () => {
  it.each(ways)('creates and drops a database on a server %s', async (_way, options) => {
    const service = await startMariadb(options);
    if (!service) return expect(process.env.REQUIRE_SERVICES).not.toBe('1');
    const database = await service.createDatabase();
    expect(new URL(database.url).pathname).toMatch(/^\/nlquery_test_[0-9a-f]{16}$/);
    await database.drop();
    await database.drop();
    await service.close();
  });

  it('fails when the server that the environment names cannot be used', async () => {
    vi.stubEnv('TEST_MARIADB_URL', 'mysql://root@127.0.0.1:1/mysql');
    await expect(startMariadb()).rejects.toThrow('TEST_MARIADB_URL');
  });
});

describe('startRedis', () => {
  it.each(ways)('clears its own prefix and no other on a server %s', async (_way, options) => {
    const service = await startRedis(options);
    if (!service) return expect(process.env.REQUIRE_SERVICES).not.toBe('1');
    const { hostname: host, port } = new URL(service.url);
    const send = (...command: string[]) =>
      redisCommands({ host, port: Number(port), timeoutMs: 1_000 }, [command]).then(([reply]) => reply);
    const [first, second] = [await service.createPrefix(), await service.createPrefix()];
    await send('SET', `${first.prefix}a`, '1');
    await send('SET', `${second.prefix}a`, '2');
    await first.drop();
    expect(await send('GET', `${first.prefix}a`)).toBeNull();
    expect(await send('GET', `${second.prefix}a`)).toBe('2');
    await expect(send('NOSUCHCOMMAND')).rejects.toThrow('unknown command');
    await second.drop();
    await service.close();
  });

  it('fails when the server that the environment names cannot be used', async () => {
    vi.stubEnv('TEST_REDIS_URL', 'redis://127.0.0.1:1');
    await expect(startRedis()).rejects.toThrow('TEST_REDIS_URL');
  });
});

async function query(connectionString: string, text: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query(text)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}
