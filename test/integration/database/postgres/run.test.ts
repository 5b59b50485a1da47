import { postgresDatabase } from 'nlquery/database/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DatabaseConnection, RunOptions } from '../../../../src/adapter-kit/index.ts';
import { describeWithService } from '../../../services/describe-with-service.ts';
import { startPostgres } from '../../../services/start-postgres.ts';
import { shopSchema } from './shop-schema.ts';
import { createFixture, type FixtureDatabase } from './test-database.ts';

describeWithService('postgres run', await startPostgres(), (postgres) => {
  let fixture: FixtureDatabase;
  let connection: DatabaseConnection;

  beforeAll(async () => {
    fixture = await createFixture(postgres, shopSchema);
    connection = await postgresDatabase({ maxConnections: 2 }).connect(fixture.roleUrl);
  });

  afterAll(async () => {
    await connection.close();
    await fixture.drop();
  });

  const run = (sql: string, options: Partial<RunOptions> = {}) =>
    connection.run(sql, { maxRows: 100, maxBytes: 1_000_000, timeoutMs: 5_000, ...options });
  const fault = async (sql: string, options: Partial<RunOptions> = {}) => {
    const error = await run(sql, options).then(
      () => ({ details: { fault: null } }),
      (reason) => reason,
    );
    return error.details.fault ?? error;
  };

  describe('rows', () => {
    it('gives cells in the order of the columns, with the engine’s type names', async () => {
      expect(await run('SELECT name, id, price AS id FROM item ORDER BY 2 LIMIT 2')).toEqual({
        columns: [
          { name: 'name', type: 'text' },
          { name: 'id', type: 'integer' },
          { name: 'id', type: 'numeric' },
        ],
        rows: [
          ['item 1', 1, '1.00'],
          ['item 2', 2, '2.00'],
        ],
        truncated: false,
      });
    });

    it('gives columns also when there is no row', async () => {
      expect(await run('SELECT id FROM item WHERE false')).toEqual({
        columns: [{ name: 'id', type: 'integer' }],
        rows: [],
        truncated: false,
      });
    });

    it.each([
      ['one row fewer than there are', 24, 24, true],
      ['exactly as many as there are', 25, 25, false],
      ['one more than there are', 26, 25, false],
      ['no row at all', 0, 0, true],
    ])('says exactly whether it is truncated when asked for %s', async (_case, maxRows, count, truncated) => {
      const result = await run('SELECT id FROM item', { maxRows });
      expect(result.rows).toHaveLength(count);
      expect(result.truncated).toBe(truncated);
    });

    it('does not compute the rows that nobody asked for', async () => {
      const result = await run(
        'SELECT CASE WHEN n > 3 THEN 1 / (n - n) ELSE n END FROM generate_series(1, 9) n',
        {
          maxRows: 2,
        },
      );
      expect(result.rows).toEqual([[1], [2]]);
    });

    it('leaves out the row that would exceed the bytes, counted as UTF-8 JSON', async () => {
      const sql = `SELECT 'ü' FROM generate_series(1, 3)`;
      const whole = (await run(sql)).rows;
      const bytes = Buffer.byteLength(JSON.stringify(whole));
      expect(await run(sql, { maxBytes: bytes })).toMatchObject({ rows: whole, truncated: false });
      expect(await run(sql, { maxBytes: bytes - 1 })).toMatchObject({
        rows: whole.slice(0, 2),
        truncated: true,
      });
      expect(await run(sql, { maxBytes: 0 })).toMatchObject({ rows: [], truncated: true });
    });

    it('stops reading a giant value and goes on with other connections', async () => {
      const sql = `SELECT 'first', '{}'::macaddr[] UNION ALL SELECT repeat('x', 200000000), '{}'`;
      const result = await run(sql, { maxBytes: 10_000 });
      expect(result).toMatchObject({ rows: [['first', []]], truncated: true });
      expect(result.columns[1]?.type).toBe('macaddr[]');
      expect((await run('SELECT 1')).rows).toEqual([[1]]);
    });
  });

  describe('cells', () => {
    it.each([
      ['true', true],
      ['NULL::int', null],
      ['32767::int2', 32_767],
      ['9007199254740991::int8', 9_007_199_254_740_991],
      ['9007199254740992::int8', '9007199254740992'],
      ['-9007199254740993::int8', '-9007199254740993'],
      ['1::oid', 1],
      ['1.10::numeric', '1.10'],
      ["'NaN'::numeric", 'NaN'],
      ['0.1::float8', 0.1],
      ['0.1::float4', 0.1],
      ["'-0'::float8", 0],
      ["'NaN'::float8", 'NaN'],
      ["'-Infinity'::float8", '-Infinity'],
      ["'a'::char(3)", 'a  '],
      ["date '2026-02-03'", '2026-02-03'],
      ["timestamp '2026-02-03 04:05:06.789'", '2026-02-03 04:05:06.789'],
      ["timestamptz '2026-02-03 04:05:06Z' AT TIME ZONE 'Asia/Tokyo'", '2026-02-03 13:05:06'],
      ["interval '1 day 2 hours'", '1 day 02:00:00'],
      ["'\\x00ff'::bytea", '\\x00ff'],
      [`'{"a": [1, null]}'::json`, { a: [1, null] }],
      [`'{"a": 1e400, "b": -1E+999, "c": 1e300}'::json`, { a: '1e400', b: '-1E+999', c: 1e300 }],
      [`'{"n": 12345678901234567890, "f": 1.5}'::jsonb`, { n: '12345678901234567890', f: 1.5 }],
      ["'sad'::mood", 'sad'],
      ["ARRAY['sad', NULL]::mood[]", ['sad', null]],
      ['ARRAY[1, 2]::small_whole[]', [1, 2]],
      ['5::small_whole', 5],
      ["'[0:1]={1,2}'::int[]", [1, 2]],
      ["'{}'::int[]", []],
      [
        'ARRAY[[1, 2], [3, NULL]]',
        [
          [1, 2],
          [3, null],
        ],
      ],
      [`ARRAY['a"b\\c,{}', 'NULL', '', NULL]`, ['a"b\\c,{}', 'NULL', '', null]],
      [`ARRAY['{"a": 1}']::jsonb[]`, [{ a: 1 }]],
      ["ARRAY['(1,2),(0,0)']::box[]", ['(1,2),(0,0)']],
      ["'1 2'::int2vector", '1 2'],
      ['ROW(1, 2)', '(1,2)'],
      ["'[1,3)'::int4range", '[1,3)'],
    ])('%s', async (expression, cell) => {
      expect((await run(`SELECT ${expression}`)).rows).toEqual([[cell]]);
    });

    it('keeps JSON as text that is too deep to be written again', async () => {
      const deep = `${'['.repeat(6_000)}${']'.repeat(6_000)}`;
      const { rows } = await run(`SELECT '${deep}'::json`);
      expect(JSON.stringify(rows).length).toBeGreaterThan(12_000);
    });

    it('leaves the parsers of pg as they are', async () => {
      const { default: pg } = await import('pg');
      expect(pg.types.getTypeParser(20)('1')).toBe('1');
    });
  });

  describe('read-only', () => {
    it.each([
      "INSERT INTO item (name, price) VALUES ('x', 1)",
      'UPDATE item SET price = 0',
      'DELETE FROM item',
      'TRUNCATE item',
      'CREATE TABLE made (id int)',
      'CREATE TEMP TABLE made (id int)',
      'DROP TABLE item',
      "SELECT nextval('item_id_seq')",
      "SELECT setval('item_id_seq', 100)",
      'SELECT * INTO made FROM item',
      'CREATE TABLE made AS SELECT 1',
      'WITH gone AS (DELETE FROM item RETURNING *) SELECT count(*) FROM gone',
      'SELECT id FROM item FOR UPDATE',
      'EXPLAIN ANALYZE DELETE FROM item',
      'COPY item FROM STDIN',
      'DO $$ BEGIN DELETE FROM item; END $$',
    ])('the engine refuses %s', async (sql) => {
      expect(await fault(sql)).toMatchObject({ kind: 'permission_denied' });
      expect(await fixture.query('SELECT count(*)::int AS n, max(id) AS id FROM item')).toEqual([
        { n: 25, id: 25 },
      ]);
    });

    it.each(['SET TRANSACTION READ WRITE', "SELECT set_config('transaction_read_only', 'off', true)"])(
      'cannot be lifted by %s',
      async (sql) => {
        expect(await fault(sql)).toMatchObject({ message: expect.stringContaining('before any query') });
      },
    );

    it.each(['SELECT 1; SELECT 2', 'SELECT 1; COMMIT; DELETE FROM item', 'COMMIT; DELETE FROM item'])(
      'refuses several statements: %s',
      async (sql) => {
        expect(await fault(sql)).toMatchObject({
          kind: 'syntax',
          message: expect.stringContaining('multiple'),
        });
        expect(await fixture.query('SELECT count(*)::int AS n FROM item')).toEqual([{ n: 25 }]);
      },
    );

    it('leaves no setting behind for the next statement', async () => {
      await run(
        "SELECT set_config('statement_timeout', '0', false), set_config('search_path', 'nowhere', false)",
      );
      const { rows } = await run("SELECT current_setting('search_path'), count(*) FROM item");
      expect(rows).toEqual([['"$user", public', 25]]);
    });

    it('does not read a backslash as an escape, whatever the database says', async () => {
      await fixture.query(`ALTER ROLE ${fixture.role} SET standard_conforming_strings = off`);
      await fixture.query(`ALTER ROLE ${fixture.role} SET "DateStyle" = 'German'`);
      const other = await postgresDatabase().connect(fixture.roleUrl);
      const options = { maxRows: 1, maxBytes: 1_000, timeoutMs: 1_000 };
      const { rows } = await other.run(String.raw`SELECT '\', date '2026-02-03'`, options);
      expect(rows).toEqual([['\\', '2026-02-03']]);
      await other.close();
    });
  });

  it('writes numbers and intervals one way, whatever the database says', async () => {
    const url = new URL(fixture.roleUrl);
    url.searchParams.set('options', '-c extra_float_digits=0 -c intervalstyle=sql_standard');
    const other = await postgresDatabase().connect(url.href);
    const { rows } = await other.run(
      "SELECT 0.1::float8 + 0.2, 0.1::real, interval '-1 2:03:04', interval '14 months'",
      {
        maxRows: 1,
        maxBytes: 1_000,
        timeoutMs: 1_000,
      },
    );
    expect(rows).toEqual([[0.30000000000000004, 0.1, '-1 days +02:03:04', '1 year 2 mons']]);
    await other.close();
  });

  describe('faults', () => {
    it.each([
      ['SELECT 1 FORM item', 'syntax', 'item'],
      ['SELECT * FROM nope', 'unknown_table', 'nope'],
      ['SELECT * FROM nope.item', 'unknown_table', 'nope.item'],
      ['SELECT x.id FROM item', 'unknown_table', 'x'],
      ['SELECT nope FROM item', 'unknown_column', 'nope'],
      ['SELECT i.nope FROM item i', 'unknown_column', 'i.nope'],
      ['SELECT "Name" FROM item', 'unknown_column', 'Name'],
      ['SELECT name FROM item, sale', 'ambiguous_column', 'name'],
      ['SELECT nope(1)', 'unknown_function', 'nope'],
      ['SELECT id FROM item GROUP BY name', 'grouping', 'item.id'],
      ['SELECT id FROM item WHERE count(*) > 1', 'grouping', null],
      ['SELECT name FROM item WHERE name = 1', 'type_mismatch', '='],
      ["SELECT 'x'::int", 'type_mismatch', null],
      ['SELECT id FROM item WHERE name', 'type_mismatch', null],
      ['SELECT * FROM secret', 'permission_denied', 'secret'],
      ['SELECT 1 / 0', 'division_by_zero', null],
      ['SELECT $1', 'other', null],
      ['', 'syntax', null],
      ['COPY (SELECT 1) TO STDOUT', 'other', null],
      ['SELECT 1 \0 FROM item', 'syntax', null],
      ['SELECT 1::nope', 'other', 'nope'],
    ])('%s', async (sql, kind, name) => {
      expect(await fault(sql)).toMatchObject({ kind, name });
      expect((await run('SELECT 1')).rows).toEqual([[1]]);
    });

    it('passes on the engine’s hint', async () => {
      expect((await fault('SELECT pric FROM item')).message).toBe(
        'column "pric" does not exist. Hint: Perhaps you meant to reference the column "item.price".',
      );
    });

    it('never shows a stored value, and shows the statement’s own', async () => {
      const stored = await fault('SELECT name::int FROM item');
      expect(JSON.stringify(stored)).not.toContain('item 1');
      expect(stored.message).toBe('invalid input syntax for type integer: "…"');
      expect((await fault("SELECT 'abc'::int")).message).toContain('"abc"');
    });

    it.each([
      ['to_tsquery(v)', 'syntax error in tsquery: "…"'],
      ["(v || ' &')::tsquery", 'syntax error in tsquery: "…"'],
      ["('''' || v)::tsvector", 'syntax error in tsvector: "…"'],
      ["ts_headline('a', 'a'::tsquery, v)", 'invalid parameter list format: "…"'],
      ['v::regconfig', 'invalid name syntax'],
      ["replace(v, ' ', '_')::regconfig", 'text search configuration "…" does not exist'],
      ["replace(v, ' ', '.')::regconfig", 'schema "…" does not exist'],
      ["replace(v, ' ', '.x.')::regconfig", 'cross-database references are not implemented: …'],
      ["replace(v, ' ', '.x.y.')::regconfig", 'improper qualified name (too many dotted names): …'],
    ])('never shows a stored value where the code is one of names: %s', async (call, message) => {
      const { name, ...stored } = await fault(
        `SELECT ${call} FROM (SELECT reverse('dr0W terc3S') AS v OFFSET 0) AS t`,
      );
      expect(stored.message).toBe(message);
      expect(name).toBeNull();
    });

    it('shows the statement’s own words of a query in full text', async () => {
      const { message, name } = await fault("SELECT to_tsquery('big cats')");
      expect(message).toBe('syntax error in tsquery: "big cats"');
      expect(name).toBe('big cats');
    });

    it('has a dry run find them without running the statement', async () => {
      await expect(connection.dryRun('SELECT 1 / (id - id) FROM item;')).resolves.toBeUndefined();
      await expect(connection.dryRun('SELECT nope FROM item')).rejects.toMatchObject({
        code: 'SQL_FAULT',
        details: { fault: { kind: 'unknown_column', name: 'nope' } },
      });
      await expect(connection.dryRun('SELECT 1; DELETE FROM item')).rejects.toMatchObject({
        code: 'SQL_FAULT',
      });
      await expect(connection.dryRun('ANALYZE SELECT 1')).rejects.toMatchObject({ code: 'SQL_FAULT' });
      await expect(connection.dryRun('\0')).rejects.toMatchObject({ code: 'SQL_FAULT' });
    });
  });

  describe('time', () => {
    const running = (marker: string) =>
      fixture.query(
        `SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%${marker}%' AND pid <> pg_backend_pid()`,
      );
    const until = async (check: () => Promise<boolean>) => {
      for (let tries = 0; tries < 200; tries += 1) {
        if (await check()) return true;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      return false;
    };

    it('is stopped by the server at its limit', async () => {
      expect(await fault('SELECT pg_sleep(60) AS limited', { timeoutMs: 100 })).toMatchObject({
        kind: 'timeout',
      });
      expect(await running('limited')).toEqual([]);
    });

    it('does not go on for nobody once enough has been read', async () => {
      const endless = `SELECT repeat('x', 1100000) UNION ALL
        SELECT (SELECT max(a * b) FROM generate_series(1, 100000) a, generate_series(1, 100000) b)::text AS nobody`;
      const { truncated } = await run(endless, { maxBytes: 1_000, timeoutMs: 30_000 });
      expect(truncated).toBe(true);
      expect(await until(async () => (await running('AS nobody')).length === 0)).toBe(true);
    });

    it('is not stopped at once by a limit longer than a timer takes', async () => {
      const timeoutMs = Number.MAX_SAFE_INTEGER;
      expect((await run('SELECT 1 FROM pg_sleep(0.3)', { timeoutMs })).rows).toEqual([[1]]);
      const other = await postgresDatabase().connect(fixture.roleUrl, { timeoutMs });
      expect((await other.run('SELECT 1', { maxRows: 1, maxBytes: 100, timeoutMs })).rows).toEqual([[1]]);
      await other.close();
    });

    it('is cancelled when the statement survives the server’s own limit', async () => {
      expect(await fault('SELECT stubborn(1) AS survived', { timeoutMs: 100 })).toMatchObject({
        kind: 'timeout',
      });
      expect(await running('AS survived')).toEqual([]);
    });

    it('gives the connection up when the statement survives being cancelled', async () => {
      expect(await fault('SELECT stubborn(2)', { timeoutMs: 100 })).toMatchObject({ kind: 'timeout' });
      expect((await run('SELECT 1')).rows).toEqual([[1]]);
    });

    it('is cancelled on the server when the signal is aborted, and leaves the connection usable', async () => {
      const controller = new AbortController();
      const call = run('SELECT pg_sleep(60) AS aborted', { timeoutMs: 60_000, signal: controller.signal });
      const outcome = call.catch((error) => error.code);
      expect(await until(async () => (await running('AS aborted')).length === 1)).toBe(true);
      controller.abort();
      expect(await outcome).toBe('ABORTED');
      expect(await until(async () => (await running('AS aborted')).length === 0)).toBe(true);
      expect((await run('SELECT 1')).rows).toEqual([[1]]);
    });

    it('does not start when the signal is aborted already', async () => {
      await expect(run('SELECT 1', { signal: AbortSignal.abort() })).rejects.toMatchObject({
        code: 'ABORTED',
      });
    });

    it('has more calls than connections wait their turn, also aborted ones', async () => {
      const controller = new AbortController();
      const calls = Array.from({ length: 8 }, (_, index) => run(`SELECT ${index}, pg_sleep(0.02)`));
      const waiting = run('SELECT 1', { signal: controller.signal });
      controller.abort();
      await expect(waiting).rejects.toMatchObject({ code: 'ABORTED' });
      const results = await Promise.all(calls);
      expect(results.map(({ rows }) => rows[0]?.[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    });

    it('does not wait for a lock for longer than it may run', async () => {
      const { default: pg } = await import('pg');
      const holder = new pg.Client({ connectionString: fixture.url });
      await holder.connect();
      await holder.query('BEGIN; LOCK TABLE sale IN ACCESS EXCLUSIVE MODE');
      expect(await fault('SELECT * FROM sale', { timeoutMs: 100 })).toMatchObject({ kind: 'timeout' });
      await holder.end();
    });
  });
});
