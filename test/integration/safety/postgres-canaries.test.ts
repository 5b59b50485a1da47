import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgeSql } from '../../../src/safety/judge-sql.ts';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { shopCatalog } from '../../unit/safety/shop-catalog.ts';
import { mutateStatement } from './mutate-statement.ts';
import { seededRandom } from './seeded-random.ts';

/** The shop, and in it all the ways that a read can hide a write. */
const schema = `
  CREATE TYPE mood AS ENUM ('happy', 'sad');
  CREATE TYPE address AS (street text, city text);
  CREATE TABLE goods (id int, title text, price numeric(10,2), mood mood, made date);
  CREATE TABLE buyers (id int, name text, home address, joined timestamptz);
  CREATE TABLE sales (id int, buyer_id int, good_id int, at date, info jsonb);
  INSERT INTO goods SELECT i, 'g' || i, i, 'happy', now() FROM generate_series(1, 5) i;
  INSERT INTO buyers SELECT i, 'b' || i, ROW('s', 'c')::address, now() FROM generate_series(1, 5) i;
  INSERT INTO sales SELECT i, i, i, now(), '{"a": 1}' FROM generate_series(1, 5) i;
  CREATE TABLE canary (id int);
  INSERT INTO canary VALUES (1), (2), (3);
  CREATE SEQUENCE counter;
  CREATE FUNCTION kill(a int) RETURNS int LANGUAGE plpgsql AS 'BEGIN DELETE FROM canary; RETURN a; END';
  CREATE FUNCTION kill_two(a int, b int) RETURNS int LANGUAGE plpgsql AS 'BEGIN DELETE FROM canary; RETURN a; END';
  CREATE FUNCTION kill_row(a goods) RETURNS int LANGUAGE plpgsql AS 'BEGIN DELETE FROM canary; RETURN 1; END';
  CREATE FUNCTION kill_text(a text) RETURNS text LANGUAGE plpgsql AS 'BEGIN DELETE FROM canary; RETURN a; END';
  CREATE FUNCTION kill_stable() RETURNS int LANGUAGE plpgsql STABLE AS 'BEGIN RETURN kill(1); END';
  CREATE OPERATOR ### (leftarg = int, rightarg = int, function = kill_two);
  CREATE DOMAIN deadly AS int CHECK (kill(VALUE) = VALUE);
  CREATE TYPE cell AS (a int);
  CREATE FUNCTION kill_cast(a int) RETURNS cell LANGUAGE plpgsql AS 'BEGIN DELETE FROM canary; RETURN ROW(a)::cell; END';
  CREATE CAST (int AS cell) WITH FUNCTION kill_cast(int);
  CREATE AGGREGATE kill_all (int) (sfunc = kill_two, stype = int, initcond = '0');
  CREATE SCHEMA other;
  CREATE TABLE other.secrets AS SELECT 'a' AS word;
`;

/** Stretches that write, lock, leave traces or reach outside, as expressions of a SELECT. */
const hostileExpressions = [
  'kill(1)',
  'public.kill(1)',
  '"kill"(1)',
  'U&"k\\0069ll"(1)',
  'kill_stable()',
  'kill_row(g)',
  '(g).kill_row',
  'g.kill_row',
  '(1).kill',
  '(g.id).kill',
  '((SELECT 1)).kill',
  '(ARRAY[1])[1].kill',
  '(CASE WHEN true THEN 1 END).kill',
  "('x'::text).kill_text",
  '(SELECT x.kill FROM generate_series(1, 1) x)',
  '(SELECT x.kill FROM (VALUES (1)) v(a), generate_series(1, 1) x)',
  '(SELECT (SELECT 1 FROM (SELECT x.kill) y, (SELECT 1 AS kill) x) FROM generate_series(1, 1) x)',
  '1 ### 2',
  '1 OPERATOR(public.###) 2',
  '1 ### ANY (ARRAY[2])',
  '1::deadly',
  'CAST(1 AS deadly)',
  'deadly(1)',
  'public.deadly(1)',
  '1::cell',
  'cell(1)',
  '(1::cell).a',
  '(SELECT a FROM json_to_record(\'{"a":1}\') AS r(a deadly))',
  '(jsonb_populate_record(NULL::cell, \'{"a":1}\')).a',
  "JSON_VALUE('1', '$' RETURNING deadly)",
  '(SELECT kill_all(id) FROM goods)',
  '(SELECT kill_all(id) OVER () FROM goods LIMIT 1)',
  "nextval('counter')",
  "('counter'::regclass).nextval",
  "setval('counter', 9)",
  "set_config('search_path', 'other', false)",
  'setseed(0.1)',
  'pg_advisory_lock(1)',
  'txid_current()',
  'pg_current_xact_id()',
  "pg_notify('a', 'b')",
  'lo_create(0)',
  "lo_from_bytea(0, 'x')",
  '(4711::oid).lo_create',
  "query_to_xml('DELETE FROM canary', true, true, '')",
  "ts_rewrite('a'::tsquery, 'SELECT to_tsquery(word), to_tsquery(word) FROM other.secrets')",
  "(SELECT count(*) FROM ts_stat('SELECT to_tsvector(word) FROM other.secrets'))",
  'pg_reload_conf()',
  'pg_stat_reset()',
  "pg_read_file('/etc/hostname')",
  '(SELECT word FROM other.secrets)',
  '(WITH d AS (DELETE FROM canary RETURNING 1) SELECT 1)',
  '(SELECT 1 INTO stolen)',
  '(SELECT id FROM canary LIMIT 1 FOR UPDATE)',
];

const frames: readonly ((expression: string) => string)[] = [
  (e) => `SELECT ${e} FROM goods g`,
  (e) => `SELECT g.id FROM goods g WHERE (${e})::text IS NOT NULL`,
  (e) => `SELECT count(*) FROM goods g GROUP BY g, (${e})::text`,
  (e) => `SELECT g.id FROM goods g ORDER BY (${e})::text`,
  (e) => `WITH t AS (SELECT (${e})::text FROM goods g) SELECT * FROM t`,
  (e) => `SELECT l.* FROM goods g LEFT JOIN LATERAL (SELECT (${e})::text) l ON true`,
  (e) => `SELECT g.id FROM goods g JOIN sales s ON (${e})::text = g.title`,
  (e) => `SELECT CASE WHEN g.id > 0 THEN (${e})::text ELSE COALESCE(NULL, (${e})::text) END FROM goods g`,
  (e) => `SELECT 1 FROM goods g UNION ALL SELECT length((${e})::text) FROM goods g`,
  (e) =>
    `SELECT array_agg((${e})::text ORDER BY g.id) FILTER (WHERE (${e})::text <> 'x') OVER (PARTITION BY g.id) FROM goods g`,
  (e) => `SELECT 1 /* x */; SELECT ${e} FROM goods g`,
  (e) => `EXPLAIN ANALYZE SELECT ${e} FROM goods g`,
];

const honest = [
  'SELECT g.id, (b.home).city FROM goods g, buyers b WHERE b.id = g.id',
  'SELECT g.title, x.x, e.value FROM goods g, generate_series(1, 2) x, sales s, jsonb_each(s.info) e',
  "SELECT 'happy'::mood = g.mood, count(*) OVER () FROM goods g TABLESAMPLE system (50)",
];

describeWithService('judgeSql against a real Postgres with canaries', await startPostgres(), (postgres) => {
  const catalog = shopCatalog('postgres', 'public');
  let client: pg.Client;
  let before: unknown;

  beforeAll(async () => {
    const database = await postgres.createDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(schema);
    await client.query("SET statement_timeout = '2s'");
    before = await fingerprint();
  });
  afterAll(() => client.end());

  /** Rows, objects, sequence, settings and locks: what a read must leave as it was. */
  async function fingerprint(): Promise<unknown> {
    const { rows } = await client.query(`SELECT
      (SELECT count(*) FROM canary) AS rows, (SELECT count(*) FROM pg_class) AS classes,
      (SELECT count(*) FROM pg_largeobject_metadata) AS objects, (SELECT last_value FROM counter) AS counter,
      current_setting('search_path') AS path, (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory') AS locks`);
    return rows[0];
  }

  /** Runs what the guard calls a read, as the owner, by the simple protocol, with nothing else in the way. */
  async function runIfRead(sql: string): Promise<boolean> {
    const verdict = await judgeSql(sql, { dialect: 'postgres', catalog });
    if (verdict.verdict !== 'read') return false;
    await client.query(sql).catch(() => undefined);
    expect(await fingerprint(), sql).toEqual(before);
    return true;
  }

  it('lets none of the hostile expressions run, wherever they stand', async () => {
    for (const expression of hostileExpressions) {
      for (const frame of frames) expect(await runIfRead(frame(expression)), frame(expression)).toBe(false);
    }
  });

  it('would lose the canaries without the guard', async () => {
    for (const expression of [
      'g.kill_row',
      '(1).kill',
      '1 ### 2',
      '1::deadly',
      '(1::cell).a',
      '(SELECT x.kill FROM generate_series(1, 1) x)',
    ]) {
      await client.query('BEGIN');
      await client.query(`SELECT ${expression} FROM goods g`);
      expect(await fingerprint(), expression).not.toEqual(before);
      await client.query('ROLLBACK');
    }
  });

  it('lets honest queries run, and they succeed', async () => {
    for (const sql of honest) {
      expect(await judgeSql(sql, { dialect: 'postgres', catalog }), sql).toEqual({ verdict: 'read' });
      await client.query(sql);
    }
  });

  it('leaves the canaries whole under spliced and broken statements', async () => {
    const parts = fc.constantFrom(
      ...hostileExpressions,
      ...honest,
      "'",
      '"',
      '$$',
      ';',
      '--',
      '/*',
      '*/',
      "E'\\'",
      '(',
      ')',
      ',',
      ' UNION ',
      '\n',
    );
    const statement = fc.tuple(
      fc.constantFrom(...honest),
      fc.nat(80),
      fc.array(parts, { minLength: 1, maxLength: 3 }),
    );
    await fc.assert(
      fc.asyncProperty(statement, async ([sql, at, inserted]) => {
        await runIfRead(sql.slice(0, at) + inserted.join(' ') + sql.slice(at));
      }),
      { seed: 20_261, numRuns: 1_000 },
    );
  });

  it('leaves the canaries whole under mutations of hostile and honest statements', async () => {
    const random = seededRandom(20271);
    const framed = hostileExpressions.flatMap(
      (expression, index) => frames[index % frames.length]?.(expression) ?? [],
    );
    const statements = [
      ...framed,
      ...honest,
      'DELETE FROM canary',
      'DROP TABLE canary',
      'INSERT INTO canary VALUES (9)',
    ];
    for (let round = 0; round < 3_000; round += 1) {
      const sql = statements[Math.floor(random() * statements.length)] ?? '';
      await runIfRead(mutateStatement(sql, statements, random));
    }
  });
});
