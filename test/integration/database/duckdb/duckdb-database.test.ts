import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { duckdbDatabase } from 'nlquery/database/duckdb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DatabaseConnection } from '../../../../src/adapter-kit/index.ts';
import { eventually } from '../../../../src/testing/eventually.ts';
import { createDuckdbFile, type DuckdbFile } from './create-duckdb-file.ts';

const limits = { maxRows: 100, maxBytes: 1_000_000, timeoutMs: 10_000 };
/** DuckDB looks at `interrupt()` between chunks of rows; this is one function call of half a minute. */
const deaf = "SELECT levenshtein(repeat('a', 100000), repeat('b', 100000))";

const files: DuckdbFile[] = [];
const connections: DatabaseConnection[] = [];

async function newFile(sql = 'CREATE TABLE t AS SELECT 1 AS id'): Promise<DuckdbFile> {
  const file = await createDuckdbFile(sql);
  files.push(file);
  return file;
}

async function open(file: DuckdbFile, options = {}): Promise<DatabaseConnection> {
  const connection = await duckdbDatabase(options).connect(file.url);
  connections.push(connection);
  return connection;
}

afterAll(async () => {
  for (const connection of connections) await connection.close();
  for (const file of files) await file.drop();
});

/** Ids of the living child processes for `path`. */
function processesOn(path: string): readonly string[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('duckdb-process') && line.includes(path) && !/^\s*\d+\s+Z/.test(line))
    .map((line) => line.trim().split(/\s+/)[0] ?? '');
}

async function errorOf(
  promise: Promise<unknown>,
): Promise<{ code: string; details: Record<string, unknown> }> {
  return promise.then(
    () => Promise.reject(new Error('It did not reject.')),
    (error) => error,
  );
}

describe('duckdbDatabase', () => {
  it('refuses options that make no sense', () => {
    for (const options of [{ processes: 0 }, { threads: 1.5 }, { memoryLimitMb: 1 }, { keepOpenMs: -1 }]) {
      expect(() => duckdbDatabase(options)).toThrow(
        expect.objectContaining({ code: 'INVALID_OPTIONS', details: { option: Object.keys(options)[0] } }),
      );
    }
  });

  describe('a file that cannot be used', () => {
    it('is unreachable when it is missing, and is not made', async () => {
      const path = join(mkdtempSync(join(tmpdir(), 'nlquery-duckdb-')), 'nothing.duckdb');
      const error = await errorOf(duckdbDatabase().connect(`duckdb://${path}`));
      expect(error).toMatchObject({
        code: 'DATABASE_UNREACHABLE',
        details: { reason: 'the file does not exist' },
      });
      expect(existsSync(path)).toBe(false);
      rmSync(dirname(path), { recursive: true });
    });

    it('is unreachable when it is not a DuckDB database', async () => {
      const file = await newFile('');
      writeFileSync(file.path, 'id,name\n1,Ada\n'.repeat(1_000));
      expect(await errorOf(duckdbDatabase().connect(file.url))).toMatchObject({
        code: 'DATABASE_UNREACHABLE',
        details: { reason: 'the file is not a DuckDB database' },
      });
    });

    it('is unreachable when it is empty or a folder', async () => {
      const file = await newFile('');
      writeFileSync(file.path, '');
      expect(await errorOf(duckdbDatabase().connect(file.url))).toMatchObject({
        code: 'DATABASE_UNREACHABLE',
      });
      expect(await errorOf(duckdbDatabase().connect(`duckdb://${dirname(file.path)}`))).toMatchObject({
        code: 'DATABASE_UNREACHABLE',
        details: { reason: 'it is a directory, not a file' },
      });
    });

    it('is unreachable while another process writes to it, and reachable after', async () => {
      const file = await newFile();
      const connection = await open(file);
      const writer = spawn(
        process.execPath,
        [
          '--input-type=module',
          '-e',
          `const { DuckDBInstance } = await import('@duckdb/node-api');
           const instance = await DuckDBInstance.create(process.argv[1]);
           await instance.connect();
           console.log('open');
           setInterval(() => {}, 1000);`,
          file.path,
        ],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      await new Promise((resolve) => writer.stdout.once('data', resolve));
      const error = await errorOf(connection.run('SELECT 1', limits));
      const exited = new Promise((resolve) => writer.once('exit', resolve));
      writer.kill('SIGKILL');
      await exited;
      expect(error).toMatchObject({
        code: 'DATABASE_UNREACHABLE',
        details: { reason: 'another process has it open for writing' },
      });
      expect((await connection.run('SELECT 1', limits)).rows).toEqual([[1]]);
    });

    it('is unreachable once it was replaced or deleted', async () => {
      const file = await newFile();
      const other = await newFile();
      const connection = await open(file);
      renameSync(other.path, file.path);
      expect(await errorOf(connection.run('SELECT 1', limits))).toMatchObject({
        code: 'DATABASE_UNREACHABLE',
        details: { reason: 'the file has been replaced' },
      });
      rmSync(file.path);
      expect(await errorOf(connection.introspect())).toMatchObject({
        code: 'DATABASE_UNREACHABLE',
        details: { reason: 'the file does not exist' },
      });
    });
  });

  describe('a statement', () => {
    let file: DuckdbFile;
    let connection: DatabaseConnection;

    beforeAll(async () => {
      file = await newFile("CREATE TABLE t AS SELECT i AS id, 'secret-' || i AS v FROM range(10) r(i)");
      connection = await open(file);
    });

    it.each([
      ["COPY t TO '/tmp/nlquery-never.csv'", 'permission_denied'],
      ['CREATE TEMP TABLE x (a INTEGER)', 'permission_denied'],
      ["ATTACH '/tmp/other.duckdb'", 'permission_denied'],
      ['SET threads = 4', 'permission_denied'],
      ["INSTALL 'httpfs'", 'permission_denied'],
      ["LOAD 'httpfs'", 'permission_denied'],
      ['EXPLAIN ANALYZE SELECT 1', 'permission_denied'],
      ["SELECT * FROM read_text('/etc/passwd')", 'permission_denied'],
      ["SELECT * FROM read_csv('/etc/passwd')", 'permission_denied'],
      ["SELECT * FROM glob('/etc/*')", 'permission_denied'],
      ['SELECT 1; SELECT 2', 'syntax'],
      ['', 'syntax'],
      ['SELECT $1', 'syntax'],
      ["SELECT 'a\0'", 'syntax'],
    ])('%s is refused', async (sql, kind) => {
      expect(await errorOf(connection.run(sql, limits))).toMatchObject({
        code: 'SQL_FAULT',
        details: { fault: { kind } },
      });
    });

    it('may end in a semicolon and hold comments', async () => {
      expect((await connection.run('/* a */ SELECT 1 -- b\n;', limits)).rows).toEqual([[1]]);
    });

    it('shows no stored value in its fault', async () => {
      const error = await errorOf(connection.run('SELECT v::INTEGER FROM t', limits));
      expect(error).toMatchObject({ details: { fault: { kind: 'type_mismatch' } } });
      expect(JSON.stringify(error.details)).not.toContain('secret-');
    });

    it('that DuckDB cannot interrupt is stopped at its time limit, with its process', async () => {
      const running = errorOf(connection.run(deaf, { ...limits, timeoutMs: 300 }));
      expect(await running).toMatchObject({ details: { fault: { kind: 'timeout' } } });
      const alive = processesOn(file.path);
      expect((await connection.run('SELECT 1', limits)).rows).toEqual([[1]]);
      expect(alive.length).toBeLessThanOrEqual(1);
    });

    it('that DuckDB cannot interrupt is stopped by its signal, with its process', async () => {
      const lone = await open(await newFile(), { processes: 1 });
      const controller = new AbortController();
      const running = errorOf(lone.run(deaf, { ...limits, timeoutMs: 60_000, signal: controller.signal }));
      await delay(300);
      controller.abort();
      expect(await running).toMatchObject({ code: 'ABORTED' });
      expect((await lone.run('SELECT 1', limits)).rows).toEqual([[1]]);
    });

    it('that takes too much memory is refused, and leaves the next one alone', async () => {
      const small = await open(file, { memoryLimitMb: 64 });
      const sql =
        'SELECT count(*) FROM (SELECT a.i FROM range(100000000) a(i) ORDER BY hash(a.i) DESC LIMIT 50000000)';
      const error = await errorOf(small.run(sql, { ...limits, timeoutMs: 20_000 }));
      expect(error).toMatchObject({ code: 'SQL_FAULT', details: { fault: { kind: 'too_large' } } });
      expect((await small.run('SELECT 1', limits)).rows).toEqual([[1]]);
    });

    it('whose strings take too much memory is killed with its process', async () => {
      const small = await open(file, { memoryLimitMb: 16 });
      const error = await errorOf(
        small.run("SELECT length(repeat('x', 4000000000))", { ...limits, timeoutMs: 30_000 }),
      );
      expect(error).toMatchObject({ code: 'SQL_FAULT', details: { fault: { kind: 'too_large' } } });
    });

    it('that is endless gives its first rows', async () => {
      const sql = 'SELECT i FROM range(100000000000) r(i)';
      const { rows, truncated } = await connection.run(sql, { ...limits, maxRows: 5_000 });
      expect([rows.length, rows.at(-1), truncated]).toEqual([5_000, [4_999], true]);
    });
  });

  it('lets go of the file after each call, leaving nothing beside it', async () => {
    const file = await newFile();
    const connection = await open(file);
    await connection.run('SELECT count(*) FROM t', limits);
    execFileSync(process.execPath, [
      '--input-type=module',
      '-e',
      `const { DuckDBInstance } = await import('@duckdb/node-api');
       const connection = await (await DuckDBInstance.create(process.argv[1])).connect();
       await connection.run('INSERT INTO t VALUES (2)');`,
      file.path,
    ]);
    expect((await connection.run('SELECT count(*) FROM t', limits)).rows).toEqual([[2]]);
    expect(readdirSync(dirname(file.path)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('keeps the file open for as long as it is told, and then lets go', async () => {
    const file = await newFile();
    const connection = await open(file, { processes: 1, keepOpenMs: 300 });
    await connection.run('SELECT 1', limits);
    expect((await connection.run('SELECT 2', limits)).rows).toEqual([[2]]);
    await delay(600);
    await file.execute('INSERT INTO t VALUES (2)');
    expect((await connection.run('SELECT count(*) FROM t', limits)).rows).toEqual([[2]]);
  });

  it('ends its processes when it is closed, whatever they do, and says so to later calls', async () => {
    const file = await newFile();
    const connection = await open(file);
    const running = errorOf(connection.run(deaf, { ...limits, timeoutMs: 60_000 }));
    await delay(300);
    await connection.close();
    await connection.close();
    expect(await running).toMatchObject({ code: 'CLOSED' });
    expect(processesOn(file.path)).toEqual([]);
    expect(await errorOf(connection.run('SELECT 1', limits))).toMatchObject({ code: 'CLOSED' });
  });

  it('ends its processes when this one is killed', async () => {
    const file = await newFile();
    const adapter = new URL('../../../../adapters/database/duckdb/index.ts', import.meta.url).href;
    const parent = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { duckdbDatabase } = await import('${adapter}');
         const connection = await duckdbDatabase().connect(process.argv[1]);
         connection.run(process.argv[2], { maxRows: 1, maxBytes: 1000, timeoutMs: 60000 });
         console.log('running');`,
        file.url,
        deaf,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await new Promise((resolve) => parent.stdout.once('data', resolve));
    await delay(200);
    expect(processesOn(file.path)).toHaveLength(1);
    parent.kill('SIGKILL');
    await eventually(() => processesOn(file.path).length === 0, 'its processes end', 5_000);
  });

  it.runIf(process.platform === 'linux')('gives no secret of this process to its processes', async () => {
    const file = await newFile();
    const connection = await open(file);
    await connection.run('SELECT 1', limits);
    const [pid = ''] = processesOn(file.path);
    const environment = execFileSync('cat', [`/proc/${pid}/environ`], { encoding: 'utf8' });
    const names = environment.split('\0').map((entry) => entry.split('=')[0]);
    expect(
      names.filter(
        (name) =>
          name !== '' && !['TZ', 'NODE_CHANNEL_FD', 'NODE_CHANNEL_SERIALIZATION_MODE'].includes(name ?? ''),
      ),
    ).toEqual([]);
  });
});
