import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { sqliteDatabase } from 'nlquery/database/sqlite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DatabaseConnection } from '../../../../src/adapter-kit/index.ts';
import { hasEnded } from './has-ended.ts';
import { makeDatabaseFile } from './make-database-file.ts';
import { processesOn } from './processes-on.ts';

const limits = { maxRows: 100, maxBytes: 1_000_000, timeoutMs: 10_000 };
const runaway = 'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c';
const shop = `
  CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, photo BLOB);
  INSERT INTO customers VALUES (1, 'Ada', x'00ff'), (2, 'Grace', NULL), (9007199254740993, 'é😀', NULL);
  CREATE TABLE measures (value REAL);
  INSERT INTO measures VALUES (1.0), (0.5), (9e999), (-9e999), (NULL);
  CREATE VIRTUAL TABLE notes USING fts5(body);
  INSERT INTO notes VALUES ('hello world');`;

const folders: string[] = [];
function newShop(sql: string = shop): string {
  const path = makeDatabaseFile(sql);
  folders.push(dirname(path));
  return path;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const hasAuthorizer = 'setAuthorizer' in DatabaseSync.prototype;

describe('sqliteDatabase', () => {
  let path: string;
  let connection: DatabaseConnection;

  beforeAll(async () => {
    path = newShop();
    connection = await sqliteDatabase().connect(`sqlite://${path}`);
  });
  afterAll(() => connection.close());

  async function faultOf(sql: string): Promise<unknown> {
    const error = await connection.run(sql, limits).catch((thrown: unknown) => thrown);
    return (error as { details?: { fault?: { kind: string; name: string | null } } }).details?.fault;
  }

  it('states the version of SQLite', () => {
    expect(connection.serverVersion).toMatch(/^3\.\d+\.\d+$/);
  });

  it('returns every kind of value as a cell', async () => {
    const result = await connection.run('SELECT * FROM customers ORDER BY id', limits);
    expect(result).toEqual({
      columns: [
        { name: 'id', type: 'INTEGER' },
        { name: 'name', type: 'TEXT' },
        { name: 'photo', type: 'BLOB' },
      ],
      rows: [
        [1, 'Ada', '\\x00ff'],
        [2, 'Grace', null],
        ['9007199254740993', 'é😀', null],
      ],
      truncated: false,
    });
    const reals = await connection.run('SELECT value FROM measures ORDER BY rowid', limits);
    expect(reals.rows).toEqual([[1], [0.5], ['Infinity'], ['-Infinity'], [null]]);
  });

  it('names the columns as they are now when another process has changed them since', async () => {
    const changed = newShop('CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 2)');
    const reader = await sqliteDatabase({ processes: 1 }).connect(`sqlite://${changed}`);
    const writer = new DatabaseSync(changed);
    const read = async () => {
      const { columns, rows } = await reader.run('SELECT * FROM t', limits);
      return [columns.map(({ name }) => name), ...rows];
    };
    expect(await read()).toEqual([
      ['a', 'b'],
      [1, 2],
    ]);
    writer.exec('ALTER TABLE t RENAME COLUMN a TO c; ALTER TABLE t ADD COLUMN d DEFAULT 3');
    expect(await read()).toEqual([
      ['c', 'b', 'd'],
      [1, 2, 3],
    ]);
    writer.exec('DELETE FROM t; ALTER TABLE t DROP COLUMN c');
    expect(await read()).toEqual([['b', 'd']]);
    writer.close();
    await reader.close();
  });

  it('keeps columns of the same name apart', async () => {
    const result = await connection.run('SELECT 1 AS a, 2 AS a, 3 AS b', limits);
    expect(result.columns.map(({ name }) => name)).toEqual(['a', 'a', 'b']);
    expect(result.rows).toEqual([[1, 2, 3]]);
  });

  it.each([
    [0, 0, true],
    [2, 2, true],
    [3, 3, false],
    [4, 3, false],
  ])('with maxRows %d returns %d rows, truncated: %s', async (maxRows, count, truncated) => {
    const result = await connection.run('SELECT id FROM customers', { ...limits, maxRows });
    expect(result.rows).toHaveLength(count);
    expect(result.truncated).toBe(truncated);
  });

  it('counts bytes as the UTF-8 length of the JSON of the rows', async () => {
    const sql = "VALUES ('é'), ('b')";
    const all = Buffer.byteLength(JSON.stringify([['é'], ['b']]));
    const fitting = await connection.run(sql, { ...limits, maxBytes: all });
    expect(fitting).toMatchObject({ rows: [['é'], ['b']], truncated: false });
    const cut = await connection.run(sql, { ...limits, maxBytes: all - 1 });
    expect(cut).toMatchObject({ rows: [['é']], truncated: true });
  });

  it('checks a statement without running it', async () => {
    await expect(connection.dryRun(runaway)).resolves.toBeUndefined();
    await expect(connection.dryRun('SELECT nope FROM customers')).rejects.toMatchObject({
      code: 'SQL_FAULT',
      details: { fault: { kind: 'unknown_column', name: 'nope' } },
    });
  });

  it('runs full-text and JSON functions under the locks', async () => {
    const notes = await connection.run("SELECT highlight(notes, 0, '<', '>') FROM notes('hello')", limits);
    expect(notes.rows).toEqual([['<hello> world']]);
    const json = await connection.run("SELECT value FROM json_each('[1, 2]')", limits);
    expect(json.rows).toEqual([[1], [2]]);
  });

  it.each([
    "INSERT INTO customers (name) VALUES ('x')",
    'WITH x AS (SELECT 1) DELETE FROM customers',
    "UPDATE customers SET name = 'x' RETURNING id",
    'CREATE TABLE x (id)',
    'CREATE TEMP VIEW customers AS SELECT 1',
    'PRAGMA writable_schema = 1',
    'PRAGMA query_only(0)',
    'EXPLAIN PRAGMA query_only = 0',
    "ATTACH 'other.db' AS other",
    'BEGIN EXCLUSIVE',
    'VACUUM',
    "SELECT load_extension('/tmp/x.so')",
    // What only the authorizer can tell: Node 22 has none, and leaves these to the guard.
    ...(hasAuthorizer
      ? [
          "SELECT * FROM pragma_table_info('customers')",
          'SELECT sql FROM sqlite_schema',
          'SELECT * FROM dbstat',
        ]
      : []),
  ])('refuses %s', async (sql) => {
    expect(await faultOf(sql)).toMatchObject({ kind: 'permission_denied' });
    const { rows } = await connection.run('SELECT count(*) FROM customers', limits);
    expect(rows).toEqual([[3]]);
  });

  it('refuses to copy the database to a file', async () => {
    const target = join(dirname(path), 'copy.db');
    expect(await faultOf(`VACUUM INTO '${target}'`)).toMatchObject({ kind: 'permission_denied' });
    expect(await faultOf(`/**/ WITH x AS (SELECT 1) VACUUM INTO '${target}'`)).toMatchObject({
      kind: 'syntax',
    });
    expect(existsSync(target)).toBe(false);
  });

  it.each([
    'SELECT 1; DELETE FROM customers',
    "SELECT '\\'; DELETE FROM customers; --'",
    'SELECT 1; /* a */ SELECT 2',
    'SELECT 1\0; DELETE FROM customers',
  ])('refuses to run a second statement: %j', async (sql) => {
    expect(await faultOf(sql)).toMatchObject({ kind: 'syntax' });
  });

  it('runs one statement with comments and semicolons around it', async () => {
    const sql = '-- one\n/* two */ SELECT 1 ; -- three\n ; /* four';
    expect((await connection.run(sql, limits)).rows).toEqual([[1]]);
  });

  it('refuses values that would fill the memory', async () => {
    expect(await faultOf("SELECT printf('%.*c', 900000000, 'x')")).toMatchObject({ kind: 'too_large' });
    const lists = Array.from({ length: 100 }, (_, index) => `group_concat(x || ${index})`).join(', ');
    const sql = `WITH RECURSIVE n(i, x) AS (
      SELECT 1, printf('%.*c', 100000, 'x') UNION ALL SELECT i + 1, x FROM n WHERE i < 600
    ) SELECT ${lists} FROM n`;
    expect(await faultOf(sql)).toMatchObject({ kind: 'too_large' });
    expect((await connection.run('SELECT 1', limits)).rows).toEqual([[1]]);
  });

  it('aborts before it starts and while it runs, and goes on working', async () => {
    const never = { ...limits, signal: AbortSignal.abort() };
    await expect(connection.run('SELECT 1', never)).rejects.toMatchObject({ code: 'ABORTED' });
    await expect(connection.introspect(never)).rejects.toMatchObject({ code: 'ABORTED' });
    const controller = new AbortController();
    const running = connection.run(runaway, { ...limits, signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    await expect(running).rejects.toMatchObject({ code: 'ABORTED' });
    expect((await connection.run('SELECT 1', limits)).rows).toEqual([[1]]);
  });
});

describe('the processes of sqliteDatabase', () => {
  it('kills a runaway statement at its time limit together with its process', async () => {
    const path = newShop();
    const connection = await sqliteDatabase({ processes: 1 }).connect(`sqlite://${path}`);
    const [first] = processesOn(path);
    await expect(connection.run(runaway, { ...limits, timeoutMs: 200 })).rejects.toMatchObject({
      code: 'SQL_FAULT',
      details: { fault: { kind: 'timeout', name: null } },
    });
    expect(first).toBeTypeOf('number');
    expect(processesOn(path)).toEqual([]);
    expect((await connection.run('SELECT 1', limits)).rows).toEqual([[1]]);
    expect(processesOn(path)).toHaveLength(1);
    await connection.close();
  });

  it('runs short statements while a long one is running', async () => {
    const path = newShop();
    const connection = await sqliteDatabase().connect(`sqlite://${path}`);
    const controller = new AbortController();
    const long = connection.run(runaway, { ...limits, signal: controller.signal }).catch(() => 'stopped');
    const short = Array.from({ length: 20 }, (_, index) => connection.run(`SELECT ${index}`, limits));
    const results = await Promise.all(short);
    expect(results.map(({ rows }) => rows)).toEqual(results.map((_, index) => [[index]]));
    expect(processesOn(path)).toHaveLength(2);
    controller.abort();
    expect(await long).toBe('stopped');
    await connection.close();
  });

  it('limits the wait in line and lets it be aborted', async () => {
    const connection = await sqliteDatabase({ processes: 1 }).connect(`sqlite://${newShop()}`);
    const long = connection.run(runaway, { ...limits, timeoutMs: 60_000 }).catch((error: unknown) => error);
    const waiting = connection.run('SELECT 1', { ...limits, timeoutMs: 50 });
    await expect(waiting).rejects.toMatchObject({ details: { fault: { kind: 'timeout' } } });
    const controller = new AbortController();
    const aborted = connection.run('SELECT 1', { ...limits, signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await expect(aborted).rejects.toMatchObject({ code: 'ABORTED' });
    const inLine = connection.run('SELECT 1', limits).catch((error: unknown) => error);
    await delay(20);
    await connection.close();
    expect(await long).toMatchObject({ code: 'CLOSED' });
    expect(await inLine).toMatchObject({ code: 'CLOSED' });
  });

  it('leaves no process behind when closed, twice, and refuses further calls', async () => {
    const path = newShop();
    const connection = await sqliteDatabase().connect(`sqlite://${path}`);
    await Promise.all([connection.run('SELECT 1', limits), connection.run('SELECT 2', limits)]);
    await Promise.all([connection.close(), connection.close()]);
    expect(processesOn(path)).toEqual([]);
    await expect(connection.run('SELECT 1', limits)).rejects.toMatchObject({ code: 'CLOSED' });
    await expect(connection.introspect()).rejects.toMatchObject({ code: 'CLOSED' });
  });

  it('does not take it for a fault of a statement that an idle process was killed just before', async () => {
    const path = newShop();
    const connection = await sqliteDatabase().connect(`sqlite://${path}`);
    for (const call of [
      () => connection.run('SELECT 1', limits),
      () => connection.dryRun('SELECT 1'),
      () => connection.introspect(),
    ]) {
      await Promise.all([connection.run('SELECT 1', limits), connection.run('SELECT 2', limits)]);
      const idle = processesOn(path);
      expect(idle).toHaveLength(2);
      for (const id of idle) process.kill(id, 'SIGKILL');
      // Without a turn of the event loop in between: this process knows nothing of it yet.
      while (!idle.every(hasEnded));
      await call();
    }
    await connection.close();
    expect(processesOn(path)).toEqual([]);
  });

  it('gives up introspecting when the process hangs', async () => {
    const path = newShop();
    const connection = await sqliteDatabase().connect(`sqlite://${path}`);
    for (const id of processesOn(path)) process.kill(id, 'SIGSTOP');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const failed = connection.introspect().catch((error: unknown) => error);
      while (vi.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));
      vi.advanceTimersByTime(120_000);
      expect(await failed).toMatchObject({
        code: 'DATABASE_UNREACHABLE',
        details: { reason: 'it did not answer in time' },
      });
    } finally {
      vi.useRealTimers();
    }
    expect(processesOn(path)).toEqual([]);
    await connection.close();
  });

  it('replaces a process that something else has killed', async () => {
    const path = newShop();
    const connection = await sqliteDatabase({ processes: 1 }).connect(`sqlite://${path}`);
    const running = connection.run(runaway, limits).catch((error: unknown) => error);
    await delay(50);
    for (const pid of processesOn(path)) process.kill(pid, 'SIGKILL');
    expect(await running).toMatchObject({ code: 'SQL_FAULT', details: { fault: { kind: 'too_large' } } });
    expect((await connection.run('SELECT 1', limits)).rows).toEqual([[1]]);
    await connection.close();
  });

  it('does not keep the parent running, and ends with it even within a statement', async () => {
    const path = newShop();
    const index = new URL('../../../../adapters/database/sqlite/index.ts', import.meta.url).href;
    const start = (ending: string) => {
      const script = join(dirname(path), 'parent.mjs');
      writeFileSync(
        script,
        `import { sqliteDatabase } from ${JSON.stringify(index)};
         const connection = await sqliteDatabase().connect(${JSON.stringify(`sqlite://${path}`)});
         const run = (sql) => connection.run(sql, { maxRows: 1, maxBytes: 100, timeoutMs: 60000 });
         console.log((await run('SELECT 1')).rows[0][0]);
         ${ending}`,
      );
      return spawn(process.execPath, [script], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { SECRET_KEY: 'x' },
      });
    };
    const quiet = start('');
    let output = '';
    quiet.stdout.on('data', (chunk) => (output += chunk));
    quiet.stderr.on('data', (chunk) => (output += chunk));
    const [code] = await new Promise<unknown[]>((resolve) => quiet.once('close', (...args) => resolve(args)));
    expect({ code, output }).toEqual({ code: 0, output: '1\n' });
    await expect.poll(() => processesOn(path), { timeout: 5_000 }).toEqual([]);

    const busy = start(`run(${JSON.stringify(runaway)}).catch(() => {});`);
    await new Promise((resolve) => busy.stdout.once('data', resolve));
    const [pid] = processesOn(path);
    if (process.platform === 'linux') {
      expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toContain('SECRET_KEY');
    }
    busy.kill('SIGKILL');
    await expect.poll(() => processesOn(path), { timeout: 5_000 }).toEqual([]);
  });
});

describe('the file of sqliteDatabase', () => {
  const database = sqliteDatabase();

  it('is never made', async () => {
    const missing = join(dirname(newShop()), 'missing.db');
    await expect(database.connect(`sqlite://${missing}`)).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      details: { reason: 'the file does not exist' },
    });
    expect(existsSync(missing)).toBe(false);
  });

  it('is a regular file that SQLite can read', async () => {
    const folder = dirname(newShop());
    const text = join(folder, 'text.db');
    writeFileSync(
      text,
      'this is not a database, and it is long enough to hold a header of a hundred bytes'.repeat(9),
    );
    await expect(database.connect(`sqlite://${text}`)).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      details: { reason: 'file is not a database' },
    });
    await expect(database.connect(`sqlite://${folder}`)).rejects.toMatchObject({
      details: { reason: 'it is a directory, not a file' },
    });
    await expect(database.connect('sqlite:///dev/null')).rejects.toMatchObject({
      details: { reason: 'it is not a regular file' },
    });
    expect(processesOn(folder)).toEqual([]);
  });

  it('has a name that leads somewhere', async () => {
    const path = newShop();
    const loop = join(dirname(path), 'loop.db');
    symlinkSync(loop, loop);
    await expect(database.connect(`sqlite://${loop}`)).rejects.toMatchObject({
      details: { reason: 'the file cannot be read (ELOOP)' },
    });
    await expect(database.connect(`sqlite://${path}/below.db`)).rejects.toMatchObject({
      details: { reason: 'the file does not exist' },
    });
    const link = join(dirname(path), 'link.db');
    symlinkSync(path, link);
    const connection = await database.connect(`sqlite://${link}`);
    expect((await connection.run('SELECT count(*) FROM customers', limits)).rows).toEqual([[3]]);
    await connection.close();
  });

  it('is reported as unreachable once a page of it is corrupt', async () => {
    const path = newShop(
      'CREATE TABLE big (text TEXT); INSERT INTO big SELECT hex(randomblob(500)) FROM json_each(json_array(1,2,3,4,5,6,7,8,9))',
    );
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xaa, 4096));
    const connection = await database.connect(`sqlite://${path}`);
    await expect(connection.run('SELECT * FROM big', limits)).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
    });
    await connection.close();
  });

  it('is reported as unreachable while a write that was cut short is to be rolled back', async () => {
    const path = newShop();
    const connection = await database.connect(`sqlite://${path}`);
    const script = `
      const file = new (require('node:sqlite').DatabaseSync)(process.argv[1]);
      file.exec('PRAGMA cache_size = 5; BEGIN; CREATE TABLE big AS WITH RECURSIVE n (x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n WHERE x < 9999) SELECT x FROM n');
      file.exec('UPDATE customers SET name = 1');
      process.kill(process.pid, 'SIGKILL');`;
    const writer = spawn(process.execPath, ['-e', script, path], { stdio: 'ignore' });
    await new Promise((resolve) => writer.once('exit', resolve));
    expect(existsSync(`${path}-journal`)).toBe(true);
    const unreachable = {
      code: 'DATABASE_UNREACHABLE',
      details: {
        reason:
          'a write to the file was cut short and has to be rolled back; the next process that opens it for writing does so',
      },
    };
    await expect(connection.run('SELECT 1 FROM customers', limits)).rejects.toMatchObject(unreachable);
    await expect(connection.dryRun('SELECT 1 FROM customers')).rejects.toMatchObject(unreachable);
    await expect(connection.introspect()).rejects.toMatchObject(unreachable);
    await expect(
      database.connect(`sqlite://${path}`).then((open) => open.introspect()),
    ).rejects.toMatchObject(unreachable);
    new DatabaseSync(path).prepare('SELECT * FROM customers').get();
    expect((await connection.run('SELECT name FROM customers WHERE id = 1', limits)).rows).toEqual([['Ada']]);
    await connection.close();
  });

  it('is reported as unreachable once it is deleted or replaced', async () => {
    const path = newShop();
    const connection = await database.connect(`sqlite://${path}`);
    copyFileSync(path, `${path}.new`);
    renameSync(`${path}.new`, path);
    await expect(connection.run('SELECT 1', limits)).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      details: { reason: 'the file has been replaced' },
    });
    rmSync(path);
    await expect(connection.introspect()).rejects.toMatchObject({
      details: { reason: 'the file does not exist' },
    });
    await expect(connection.dryRun('SELECT 1')).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    await connection.close();
  });

  it('is found by every form of URL, and stays alone in its folder', async () => {
    const path = newShop();
    const odd = join(dirname(path), 'a b%#?é', 'shop 1.db');
    mkdirSync(dirname(odd));
    renameSync(path, odd);
    const urls = [
      pathToFileURL(odd).href,
      `sqlite:${encodeURI(relative(process.cwd(), odd)).replace('#', '%23').replace('?', '%3F')}`,
    ];
    for (const url of urls) {
      const connection = await database.connect(url);
      expect((await connection.introspect()).databaseName).toBe('shop 1');
      await connection.close();
    }
    expect(readdirSync(dirname(odd))).toEqual(['shop 1.db']);
  });

  it('is opened within the time given, or not at all', async () => {
    const path = newShop();
    await expect(database.connect(`sqlite://${path}`, { signal: AbortSignal.abort() })).rejects.toMatchObject(
      {
        code: 'ABORTED',
      },
    );
    const controller = new AbortController();
    const connecting = database.connect(`sqlite://${path}`, { signal: controller.signal });
    setTimeout(() => controller.abort(), 5);
    await expect(connecting).rejects.toMatchObject({ code: 'ABORTED' });
    // No process starts within a millisecond.
    await expect(database.connect(`sqlite://${path}`, { timeoutMs: 1 })).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      details: { reason: 'it did not answer in time' },
    });
    expect(processesOn(path)).toEqual([]);
  });
});
