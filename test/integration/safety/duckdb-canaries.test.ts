import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeSql } from '../../../src/safety/judge-sql.ts';
import { shopCatalog } from '../../unit/safety/shop-catalog.ts';
import { mutateStatement } from './mutate-statement.ts';
import { seededRandom } from './seeded-random.ts';

const folder = mkdtempSync(join(tmpdir(), 'guard-'));
const file = join(folder, 'secret.csv');
const catalog = { ...shopCatalog('duckdb', 'main'), databaseName: 'memory' };

const hostile = [
  `read_text('${file}')`,
  `(SELECT content FROM read_text('${file}'))`,
  `array(SELECT content FROM read_text('${file}'))`,
  'array(SELECT word FROM other.secrets)',
  `(FROM '${file}')`,
  `(FROM "${file}")`,
  `'${file}'.read_text()`,
  "nextval('counter')",
  "getvariable('a')",
  "write_log('x')",
  "(FROM query('DELETE FROM canary'))",
  "(FROM query_table('canary'))",
  '(FROM duckdb_settings())',
  '(FROM (DESCRIBE canary))',
  '1; DELETE FROM canary',
  "'\\'; DELETE FROM canary; --'",
  '$$a$$; DELETE FROM canary',
  '(SELECT word FROM other.secrets)',
  `list_transform([1], x -> (SELECT 1 FROM read_csv('${file}')))`,
  "current_setting('memory_limit')",
  'setseed(0.5)',
  '(FROM enable_profiling())',
  `(SELECT 1 FROM glob('${folder}/*'))`,
  '(FROM other.secrets)',
  '(FROM x: other.secrets)',
  '(PIVOT other.secrets ON word)',
];
const frames: readonly ((expression: string) => string)[] = [
  (e) => `SELECT ${e} FROM goods g`,
  (e) => `FROM goods g SELECT g.id WHERE (${e}) IS NOT NULL`,
  (e) => `SELECT count(*) FROM goods g GROUP BY ${e}`,
  (e) => `WITH t AS (SELECT ${e} AS a FROM goods g) FROM t`,
  (e) => `SELECT * EXCLUDE (id) REPLACE (${e} AS title) FROM goods g`,
  (e) => `SELECT x.a FROM (SELECT ${e} AS a) x POSITIONAL JOIN goods`,
];
const honest = [
  'SELECT g.title, s."at" FROM goods g LEFT JOIN sales s ON s.good_id = g.id ORDER BY ALL',
  "FROM goods SELECT upper(title), price::DECIMAL(10, 1), [x + 1 FOR x IN [1, 2]], {'a': id} QUALIFY row_number() OVER () = 1",
];

describe('judgeSql against a real DuckDB with canaries', () => {
  let connection: DuckDBConnection;
  let before: unknown;

  beforeAll(async () => {
    writeFileSync(file, 'word\nsecret\n');
    connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(`
      CREATE TABLE goods (id INT, title VARCHAR, price DECIMAL(10,2), mood VARCHAR, made DATE);
      CREATE TABLE buyers (id INT, name VARCHAR, home VARCHAR, joined TIMESTAMP);
      CREATE TABLE sales (id INT, buyer_id INT, good_id INT, "at" DATE, info JSON);
      INSERT INTO goods VALUES (1, 'a', 1, 'x', today());
      CREATE TABLE canary AS FROM range(3); CREATE SEQUENCE counter; SET VARIABLE a = 1;
      CREATE SCHEMA other; CREATE TABLE other.secrets AS SELECT 'swordfish' AS word`);
    before = await fingerprint();
  });
  afterAll(() => {
    connection.closeSync();
    rmSync(folder, { recursive: true });
  });

  async function fingerprint(): Promise<unknown> {
    const rows = await connection.runAndReadAll(
      'SELECT (SELECT count(*)::INT FROM canary) AS canaries, (SELECT count(*)::INT FROM duckdb_tables()) AS tables, (SELECT coalesce(last_value, 0)::INT FROM duckdb_sequences()) AS counter',
    );
    return [rows.getRowsJson(), readdirSync(folder)];
  }

  /** Runs what the guard calls a read with everything switched on; its rows must hold no secret. */
  async function runIfRead(sql: string): Promise<boolean> {
    if ((await judgeSql(sql, { dialect: 'duckdb', catalog })).verdict !== 'read') return false;
    const rows = await connection.runAndReadAll(sql).then(
      (result) => JSON.stringify(result.getRowsJson()),
      () => '',
    );
    expect(rows, sql).not.toMatch(/swordfish|secret\\n/);
    expect(await fingerprint(), sql).toEqual(before);
    return true;
  }

  it('lets none of the hostile expressions run, wherever they stand', async () => {
    for (const expression of hostile) {
      for (const frame of frames) expect(await runIfRead(frame(expression)), frame(expression)).toBe(false);
    }
  });

  it('lets honest queries run, and they succeed', async () => {
    for (const sql of honest) {
      expect(await runIfRead(sql), sql).toBe(true);
      await connection.run(sql);
    }
  });

  it('leaves the canaries whole under spliced and broken statements', async () => {
    const parts = fc.constantFrom(
      ...hostile,
      ...honest,
      "'",
      '"',
      '$$',
      ';',
      '--',
      '/*',
      '*/',
      '(',
      ')',
      ',',
      '\n',
      'FROM',
      'other.secrets',
      `'${file}'`,
    );
    const statement = fc.tuple(
      fc.constantFrom(...honest),
      fc.nat(100),
      fc.array(parts, { minLength: 1, maxLength: 3 }),
    );
    await fc.assert(
      fc.asyncProperty(statement, async ([sql, at, inserted]) => {
        await runIfRead(sql.slice(0, at) + inserted.join(' ') + sql.slice(at));
      }),
      { seed: 20_263, numRuns: 1_000 },
    );
  });

  it('leaves the canaries whole under mutations of hostile and honest statements', async () => {
    const random = seededRandom(20273);
    const framed = hostile.flatMap((expression, index) => frames[index % frames.length]?.(expression) ?? []);
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
