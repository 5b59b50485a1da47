import { mysqlDatabase } from 'nlquery/database/mysql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DatabaseConnection, RunOptions } from '../../../../src/adapter-kit/index.ts';
import { describeWithService } from '../../../services/describe-with-service.ts';
import { createFixture, type MysqlFixture } from './create-fixture.ts';
import { isMariadb } from './is-mariadb.ts';
import { openMysql } from './open-mysql.ts';
import { shopSchema } from './shop-schema.ts';
import { startMysql } from './start-mysql.ts';

const service = await startMysql();
const onMariadb = service !== null && (await isMariadb(service.url));

describeWithService('mysql run', service, (server) => {
  let fixture: MysqlFixture;
  /** As a user who may write. */
  let connection: DatabaseConnection;
  /** As one who may do anything. */
  let root: DatabaseConnection;

  beforeAll(async () => {
    fixture = await createFixture(server, shopSchema);
    connection = await mysqlDatabase({ maxConnections: 2 }).connect(fixture.roleUrl);
    root = await mysqlDatabase({ maxConnections: 2 }).connect(fixture.url);
  });

  afterAll(async () => {
    await connection.close();
    await root.close();
    await fixture.drop();
  });

  const limits = { maxRows: 100, maxBytes: 1_000_000, timeoutMs: 5_000 };
  const run = (sql: string, options: Partial<RunOptions> = {}) =>
    connection.run(sql, { ...limits, ...options });
  const fault = async (sql: string, options: Partial<RunOptions> = {}, on = connection) => {
    const error = await on.run(sql, { ...limits, ...options }).then(
      () => ({ details: { fault: null } }),
      (reason) => reason,
    );
    return error.details.fault ?? error;
  };
  const count = async () => Number((await fixture.query('SELECT count(*) AS n FROM item'))[0]?.n);

  describe('rows', () => {
    it('gives cells in the order of the columns, with the engine’s type names', async () => {
      expect(await run('SELECT name, id, price AS id FROM item ORDER BY 2 LIMIT 2')).toEqual({
        columns: [
          { name: 'name', type: 'varchar' },
          { name: 'id', type: 'int' },
          { name: 'id', type: 'decimal' },
        ],
        rows: [
          ['item 1', 1, '1.00'],
          ['item 2', 2, '2.00'],
        ],
        truncated: false,
      });
    });

    it.each([
      ['one row fewer than there are', 24, 24, true],
      ['exactly as many as there are', 25, 25, false],
      ['one more than there are', 26, 25, false],
      ['no row at all', 0, 0, true],
    ])(
      'says exactly whether it is truncated when asked for %s',
      async (_case, maxRows, length, truncated) => {
        for (const sql of ['SELECT id FROM item', 'SELECT id FROM item LIMIT 1000']) {
          const result = await run(sql, { maxRows });
          expect(result.rows).toHaveLength(length);
          expect(result.truncated).toBe(truncated);
        }
      },
    );

    it.each([
      ['SELECT count(*) FROM (SELECT id FROM item) i', 25],
      ['WITH i AS (SELECT id FROM item) SELECT count(*) FROM i', 25],
      ['SELECT count(*) FROM item WHERE id IN (SELECT id FROM item)', 25],
      ['SELECT sum(n) FROM (SELECT count(*) AS n FROM item UNION ALL SELECT count(*) FROM item) u', '50'],
      ['SELECT count(*) FROM dear_item', 5],
    ])('does not let the limit on rows reach into %s', async (sql, expected) => {
      expect((await run(sql, { maxRows: 1 })).rows).toEqual([[expected]]);
    });

    it('limits a UNION as a whole', async () => {
      const sql = 'SELECT id FROM item UNION ALL SELECT id FROM item';
      expect(await run(sql, { maxRows: 49 })).toMatchObject({ rows: { length: 49 }, truncated: true });
      expect(await run(sql, { maxRows: 50 })).toMatchObject({ rows: { length: 50 }, truncated: false });
    });

    it('leaves out the row that would exceed the bytes, counted as UTF-8 JSON', async () => {
      const sql = "SELECT 'ü' AS u UNION ALL SELECT 'ü' UNION ALL SELECT 'ü'";
      const whole = (await run(sql)).rows;
      const bytes = Buffer.byteLength(JSON.stringify(whole));
      expect(await run(sql, { maxBytes: bytes })).toMatchObject({ rows: whole, truncated: false });
      expect(await run(sql, { maxBytes: bytes - 1 })).toMatchObject({
        rows: whole.slice(0, 2),
        truncated: true,
      });
      expect(await run(sql, { maxBytes: 0 })).toMatchObject({ rows: [], truncated: true });
    });

    it('stops reading giant values and has the server stop sending, then goes on with other connections', async () => {
      const sql = `SELECT repeat('x', 1000000) AS giant FROM item a, item b, item c LIMIT 15000`;
      const result = await run(sql, { maxBytes: 10_000 });
      expect(result).toMatchObject({ columns: [{ name: 'giant' }], rows: [], truncated: true });
      await vi.waitFor(async () => {
        const left = await fixture.query(
          "SELECT id FROM information_schema.processlist WHERE info LIKE '%AS giant%' AND id <> connection_id()",
        );
        expect(left).toEqual([]);
      });
      expect((await run('SELECT 1')).rows).toEqual([[1]]);
    });
  });

  describe('cells', () => {
    it.each([
      ['t', -1, 'tinyint'],
      ['tu', 255, 'tinyint unsigned'],
      ['y', 2026, 'year'],
      ['m', -8_388_608, 'mediumint'],
      ['big', '18446744073709551615', 'bigint unsigned'],
      ['f', 0.1, 'float'],
      ['d', 0.1, 'double'],
      ['n', '1.1000', 'decimal'],
      ['b', '\\x0005', 'bit'],
      ['bin', '\\x610000', 'binary'],
      ['vb', '\\x00ff', 'varbinary'],
      ['bl', '\\xdeadbeef', 'blob'],
      ['tx', 'größe', 'text'],
      ['ch', 'a', 'char'],
      ['e', 'ok', 'enum'],
      ['s', 'a,c', 'set'],
      ['da', '2026-02-03', 'date'],
      ['ti', '-100:05:06.789', 'time'],
      ['dt', '2026-02-03 04:05:06.700000', 'datetime'],
      ['ts', '2026-02-03 04:05:06', 'timestamp'],
      ['js', { a: [1, null], n: '12345678901234567890', f: 1.5 }, 'json'],
      ['g', expect.stringMatching(/^\\x[0-9a-f]{50}$/), onMariadb ? 'point' : 'geometry'],
    ])('%s', async (column, cell, type) => {
      const { columns, rows } = await run(`SELECT ${column} FROM kinds ORDER BY id`);
      expect(rows).toEqual([[cell], [null]]);
      if (column !== 'g') expect(columns).toEqual([{ name: column, type }]);
    });

    it.each([
      ['9007199254740991', 9_007_199_254_740_991],
      ['9007199254740992', '9007199254740992'],
      ['-9007199254740993', '-9007199254740993'],
      ['1 / 3', '0.3333'],
      ['1e0 / 3', 1 / 3],
      ['-0e0', 0],
      ['TRUE', 1],
      ["'a' = 'b'", 0],
      ["CAST('00:00:00' AS time)", '00:00:00'],
      ["CAST('2026-02-03 04:05:06' AS datetime)", '2026-02-03 04:05:06'],
      ['avg(price)', '13.000000'],
      ["x'00ff'", '\\x00ff'],
      ["JSON_OBJECT('a', 1)", { a: 1 }],
      ["CAST('838:59:59' AS time)", '838:59:59'],
      ['NULL', null],
      ["''", ''],
    ])('%s', async (expression, cell) => {
      expect((await run(`SELECT ${expression} FROM item LIMIT 1`)).rows).toEqual([[cell]]);
    });
  });

  describe('read-only', () => {
    it.each([
      "INSERT INTO item (name, price) VALUES ('x', 1)",
      'UPDATE item SET price = 0',
      'DELETE FROM item',
      "REPLACE INTO item (id, name, price) VALUES (1, 'x', 1)",
      'TRUNCATE TABLE item',
      'CREATE TABLE made (id int)',
      'CREATE TABLE made AS SELECT 1',
      'CREATE TEMPORARY TABLE made (id int)',
      'DROP TABLE item',
      'ALTER TABLE item ADD COLUMN extra int',
      'SELECT id FROM item FOR UPDATE',
      "SELECT word FROM secret INTO OUTFILE '/tmp/nlquery-outfile'",
      "SELECT word FROM secret INTO DUMPFILE '/tmp/nlquery-outfile'",
      'SELECT 1 INTO @kept',
      'SET @kept = 1',
      'SET GLOBAL max_connections = 7',
      'SET SESSION transaction_isolation = 1',
      "SET PASSWORD = 'mine'",
      'USE mysql',
      'COMMIT',
      'START TRANSACTION READ WRITE',
      'KILL 1',
      'FLUSH TABLES',
      'DO SLEEP(10)',
      'LOCK TABLES item READ',
      'LOAD DATA LOCAL INFILE "/etc/passwd" INTO TABLE item',
      'GRANT SELECT ON *.* TO root',
      'CREATE USER mallory',
      'OPTIMIZE TABLE item',
    ])('refuses %s, even for one who may do anything', async (sql) => {
      const { kind } = await fault(sql, {}, root);
      expect(['permission_denied', 'other', 'unknown_column']).toContain(kind);
      expect(await count()).toBe(25);
      const made = await fixture.query("SHOW TABLES LIKE 'made'");
      expect(made).toEqual([]);
    });

    it.each(['SELECT 1; SELECT 2', 'SELECT 1; COMMIT; DELETE FROM item', 'COMMIT; DELETE FROM item'])(
      'refuses several statements: %s',
      async (sql) => {
        expect(await fault(sql, {}, root)).toMatchObject({ kind: 'syntax' });
        expect(await count()).toBe(25);
      },
    );

    it('keeps nothing of one statement for the next: variables, locks, settings', async () => {
      const single = await mysqlDatabase({ maxConnections: 1 }).connect(fixture.url);
      await single.run("SELECT @kept := 1, GET_LOCK('nlquery-kept', 0)", limits);
      const { rows } = await single.run("SELECT @kept, IS_FREE_LOCK('nlquery-kept')", limits);
      expect(rows).toEqual([[null, 1]]);
      await single.close();
    });

    it('reads quotes, backslashes and operators as the guard does, whatever the server says', async () => {
      const other = await mysqlDatabase().connect(fixture.url);
      const [before] = await fixture.query('SELECT @@GLOBAL.sql_mode AS mode');
      await fixture.query("SET GLOBAL sql_mode = 'ANSI,NO_BACKSLASH_ESCAPES'");
      try {
        const fresh = await mysqlDatabase().connect(fixture.url);
        for (const on of [other, fresh]) {
          const { rows } = await on.run(String.raw`SELECT 'a\'b', "text", 1 || 0`, limits);
          expect(rows).toEqual([["a'b", 'text', 1]]);
        }
        await fresh.close();
      } finally {
        await fixture.query(`SET GLOBAL sql_mode = '${before?.mode}'`);
        await other.close();
      }
    });

    it('has GROUP_CONCAT give whole what the server would cut without a word', async () => {
      const [before] = await fixture.query('SELECT @@GLOBAL.group_concat_max_len AS length');
      const concatenated = "SELECT length(group_concat(repeat('x', 100))) FROM item";
      await fixture.query('SET GLOBAL group_concat_max_len = 1024');
      try {
        const fresh = await mysqlDatabase({ maxConnections: 1 }).connect(fixture.url);
        for (const _time of ['first', 'after a reset']) {
          expect((await fresh.run(concatenated, limits)).rows).toEqual([[25 * 101 - 1]]);
        }
        await fresh.close();
        await fixture.query('SET GLOBAL group_concat_max_len = 2000000');
        const roomy = await mysqlDatabase().connect(fixture.url);
        expect((await roomy.run('SELECT @@group_concat_max_len', limits)).rows).toEqual([[2_000_000]]);
        await roomy.close();
      } finally {
        await fixture.query(`SET GLOBAL group_concat_max_len = ${before?.length}`);
      }
    });

    it('keeps the rules for values that the server was configured with', async () => {
      const [row] = await fixture.query('SELECT @@sql_mode AS mode');
      const { rows } = await run('SELECT @@sql_mode');
      const modes = String(rows[0]?.[0]).split(',');
      expect(modes).toContain('STRICT_TRANS_TABLES');
      expect(String(row?.mode).split(',')).toEqual(expect.arrayContaining(modes));
    });
  });

  describe('faults', () => {
    it.each([
      ['SELECT 1 FORM item WHERE', 'syntax', expect.anything()],
      ['SELECT * FROM nope', 'unknown_table', 'nope'],
      ['SELECT * FROM `nope`', 'unknown_table', 'nope'],
      [
        'SELECT nope.id FROM item',
        expect.stringMatching(/^unknown_(table|column)$/),
        expect.stringMatching(/^nope/),
      ],
      ['SELECT nope FROM item', 'unknown_column', 'nope'],
      ['SELECT i.nope FROM item i', 'unknown_column', 'i.nope'],
      ['SELECT name FROM item, sale', 'ambiguous_column', 'name'],
      ['SELECT nope(1)', 'unknown_function', 'nope'],
      ['SELECT id FROM item WHERE count(*) > 1', 'grouping', null],
      ['SELECT * FROM secret', 'permission_denied', 'secret'],
      ['SELECT * FROM mysql.user', 'permission_denied', expect.stringContaining('user')],
      ['SELECT ?', 'syntax', null],
      ['', 'syntax', null],
      ['SELECT 1 \0 FROM item', 'syntax', null],
      ['SELECT 9223372036854775807 + 1', 'type_mismatch', null],
      ['SELECT lpad(1)', 'type_mismatch', 'lpad'],
      ['SELECT (SELECT id FROM item)', 'other', null],
    ])('%s', async (sql, kind, name) => {
      // To a user with rights on some tables only, the server denies what does not exist.
      const on = kind === 'unknown_table' ? root : connection;
      expect(await fault(sql, {}, on)).toMatchObject({ kind, name });
      expect((await on.run('SELECT 1', limits)).rows).toEqual([[1]]);
    });

    it('names a table with its database where the statement does', async () => {
      const { databaseName } = fixture;
      expect(await fault(`SELECT * FROM ${databaseName}.nope`)).toMatchObject({
        kind: expect.stringMatching(/^(unknown_table|permission_denied)$/),
        name: `${databaseName}.nope`,
      });
    });

    it('tells a column that is not grouped', async () => {
      await fixture.query("SET GLOBAL sql_mode = concat(@@GLOBAL.sql_mode, ',ONLY_FULL_GROUP_BY')");
      try {
        const strict = await mysqlDatabase().connect(fixture.roleUrl);
        const grouped = await fault('SELECT name, price FROM item GROUP BY name', {}, strict);
        expect(grouped).toMatchObject({ kind: 'grouping', name: 'item.price' });
        await strict.close();
      } finally {
        if (onMariadb)
          await fixture.query("SET GLOBAL sql_mode = replace(@@GLOBAL.sql_mode, 'ONLY_FULL_GROUP_BY', '')");
      }
    });

    it('never shows a stored value, and shows the statement’s own', async () => {
      const sql =
        'SELECT count(*), concat((SELECT word FROM secret), floor(rand(0) * 2)) AS x FROM item GROUP BY x';
      const outcome = await root.run(sql, limits).catch((error) => error);
      expect(JSON.stringify(outcome instanceof Error ? outcome : null)).not.toContain('private-value');
      expect((await fault("SELECT extractvalue(1, '~mine')")).message).toContain('~mine');
    });

    it('hides the password even where the server repeats it', async () => {
      const error = await run('SELECT * FROM `pä$$/w%rd`').catch((reason) => reason);
      expect(error.code).toBe('SQL_FAULT');
      expect(JSON.stringify(error)).not.toContain('w%rd');
    });
  });

  describe('dry run', () => {
    it.each([
      'SELECT id FROM item',
      '/* first */ SELECT id FROM item -- last',
      '(SELECT id FROM item) UNION (SELECT id FROM sale)',
      'WITH i AS (SELECT id FROM item) SELECT * FROM i',
      'SELECT * FROM dear_item',
      'SELECT * FROM secret_length',
      'SHOW TABLES',
    ])('takes %s', async (sql) => {
      await expect(connection.dryRun(sql)).resolves.toBeUndefined();
    });

    it.each([
      'SELECT nope FROM item',
      'SELECT 1; DELETE FROM item',
      'FOR CONNECTION 1',
      'item',
      'DELETE FROM item',
      '\0',
    ])('refuses %s', async (sql) => {
      await expect(connection.dryRun(sql)).rejects.toMatchObject({ code: 'SQL_FAULT' });
    });

    it.each(['SELECT SLEEP(30) FROM item', 'SELECT * FROM (SELECT SLEEP(30)) s', 'ANALYZE SELECT SLEEP(30)'])(
      'does not run %s',
      async (sql) => {
        const outcome = connection.dryRun(sql, { timeoutMs: 20_000 }).then(
          () => 'taken',
          (error) => error.details.fault.kind,
        );
        expect(['taken', 'syntax']).toContain(await outcome);
      },
    );
  });

  describe('time', () => {
    const running = (marker: string) =>
      fixture.query(
        `SELECT id FROM information_schema.processlist WHERE info LIKE '%${marker}%' AND id <> connection_id()`,
      );
    const until = async (check: () => Promise<boolean>) => {
      for (let tries = 0; tries < 200; tries += 1) {
        if (await check()) return true;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      return false;
    };
    const endless = (marker: string) =>
      `SELECT count(*) AS ${marker} FROM item a, item b, item c, item d, item e, item f, item g WHERE a.id + b.id + c.id + d.id + e.id + f.id + g.id < 0`;

    it.each(['SELECT SLEEP(60) AS limited', endless('limited')])(
      'is stopped at its limit: %s',
      async (sql) => {
        expect(await fault(sql, { timeoutMs: 100 })).toMatchObject({ kind: 'timeout' });
        expect(await running('AS limited')).toEqual([]);
      },
    );

    if (onMariadb) {
      it('is killed where the statement lifts the server’s own limit', async () => {
        const sql = `SET STATEMENT max_statement_time = 0 FOR ${endless('lifted')}`;
        expect(await fault(sql, { timeoutMs: 100 })).toMatchObject({ kind: 'timeout' });
        expect(await until(async () => (await running('AS lifted')).length === 0)).toBe(true);
      });
    }

    it('is cancelled on the server when the signal is aborted, and leaves the connection usable', async () => {
      const controller = new AbortController();
      const call = run(endless('aborted'), { timeoutMs: 60_000, signal: controller.signal });
      const outcome = call.catch((error) => error.code);
      expect(await until(async () => (await running('AS aborted')).length === 1)).toBe(true);
      controller.abort();
      expect(await outcome).toBe('ABORTED');
      expect(await until(async () => (await running('AS aborted')).length === 0)).toBe(true);
      expect((await run('SELECT 1')).rows).toEqual([[1]]);
    });

    it('is aborted while its rows are on their way', async () => {
      const controller = new AbortController();
      const sql = 'SELECT a.id AS streamed, SLEEP(0.01) FROM item a, item b, item c';
      const outcome = run(sql, { maxRows: 20_000, timeoutMs: 60_000, signal: controller.signal }).catch(
        (error) => error.code,
      );
      expect(await until(async () => (await running('AS streamed')).length === 1)).toBe(true);
      controller.abort();
      expect(await outcome).toBe('ABORTED');
      expect(await until(async () => (await running('AS streamed')).length === 0)).toBe(true);
    });

    it('does not start when the signal is aborted already', async () => {
      await expect(run('SELECT 1', { signal: AbortSignal.abort() })).rejects.toMatchObject({
        code: 'ABORTED',
      });
    });

    it('has more calls than connections wait their turn, also aborted ones', async () => {
      const controller = new AbortController();
      const calls = Array.from({ length: 8 }, (_, index) => run(`SELECT ${index}, SLEEP(0.02)`));
      const waiting = run('SELECT 1', { signal: controller.signal });
      controller.abort();
      await expect(waiting).rejects.toMatchObject({ code: 'ABORTED' });
      const results = await Promise.all(calls);
      expect(results.map(({ rows }) => rows[0]?.[0])).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    });

    it('does not wait long for a table that is locked', async () => {
      const holder = await openMysql(fixture.url);
      await holder.query('LOCK TABLES sale WRITE');
      expect(await fault('SELECT * FROM sale', { timeoutMs: 100 })).toMatchObject({ kind: 'timeout' });
      await holder.end();
    });
  });
});
