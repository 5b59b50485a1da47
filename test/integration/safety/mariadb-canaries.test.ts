import fc from 'fast-check';
import mysql from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { judgeSql } from '../../../src/safety/judge-sql.ts';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startMariadb } from '../../services/start-mariadb.ts';
import { shopCatalog } from '../../unit/safety/shop-catalog.ts';
import { mutateStatement } from './mutate-statement.ts';
import { seededRandom } from './seeded-random.ts';

const schema = [
  'CREATE TABLE goods (id int, title varchar(50), price decimal(10,2), mood varchar(10), made date)',
  'CREATE TABLE buyers (id int, name varchar(50), home varchar(50), joined datetime)',
  'CREATE TABLE sales (id int, buyer_id int, good_id int, at date, info json)',
  "INSERT INTO goods VALUES (1, 'a', 1, 'x', now()), (2, 'b', 2, 'y', now())",
  "INSERT INTO sales VALUES (1, 1, 1, now(), '{}')",
  'CREATE TABLE canary (id int)',
  'INSERT INTO canary VALUES (1), (2), (3)',
  'CREATE SEQUENCE counter',
  'CREATE FUNCTION kill_all(a int) RETURNS int MODIFIES SQL DATA BEGIN DELETE FROM canary; RETURN a; END',
];

const hostile = [
  'kill_all(1)',
  '`kill_all`(1)',
  'kill_all /**/ (1)',
  'shopdb.kill_all(1)',
  '{fn kill_all(1)}',
  '1 XOR kill_all(1)',
  'NEXTVAL(counter)',
  'NEXT VALUE FOR counter',
  '@a := 1',
  '(SELECT 1 INTO @a)',
  "GET_LOCK('a', 1)",
  'LAST_INSERT_ID(9)',
  "LOAD_FILE('/etc/hostname')",
  'SLEEP(1)',
  '1 /*!50000 , kill_all(1) */',
  '1 /*M! , kill_all(1) */',
  '1 /*!*/, kill_all(1)',
  "'\\''; DELETE FROM canary; -- '",
  '1--1; DELETE FROM canary',
  '1; DELETE FROM canary',
  '(SELECT Host FROM mysql.user LIMIT 1)',
  '(SELECT Host IS NOT NULL AND NOT `DISTINCT` FROM (SELECT 1 AS `DISTINCT`) x, mysql.user LIMIT 1)',
  'CASE kill_all(1) WHEN 1 THEN 1 END',
  'CAST(kill_all(1) AS CHAR)',
];
const frames: readonly ((expression: string) => string)[] = [
  (e) => `SELECT ${e} FROM goods g`,
  (e) => `SELECT g.id FROM goods g WHERE (${e}) IS NOT NULL`,
  (e) => `SELECT count(*) FROM goods g GROUP BY ${e}`,
  (e) => `SELECT g.id FROM goods g ORDER BY ${e}`,
  (e) => `WITH t AS (SELECT ${e} AS a FROM goods g) SELECT a FROM t`,
  (e) => `SELECT 1 FROM goods g UNION ALL SELECT ${e}`,
  (e) => `SELECT x.a FROM (SELECT ${e} AS a) x JOIN sales s ON s.id = x.a`,
];
const honest = [
  "SELECT g.title, s.at FROM goods g JOIN sales s ON s.good_id = g.id WHERE g.title LIKE 'a%' ORDER BY 1",
  'SELECT count(*), DATE_FORMAT(made, "%Y") AS y FROM goods GROUP BY y HAVING count(*) > 0 # the end',
];

describeWithService('judgeSql against a real MariaDB with canaries', await startMariadb(), (mariadb) => {
  let connection: mysql.Connection;
  let name: string;
  let before: unknown;

  beforeAll(async () => {
    const database = await mariadb.createDatabase();
    name = new URL(database.url).pathname.slice(1);
    connection = await mysql.createConnection({ uri: database.url, multipleStatements: true });
    for (const statement of schema) await connection.query(statement);
    await connection.query('SET SESSION max_statement_time = 2');
    before = await fingerprint();
  });
  afterAll(() => connection.end());

  async function fingerprint(): Promise<unknown> {
    const [rows] = await connection.query(
      "SELECT (SELECT count(*) FROM canary) AS canaries, (SELECT next_not_cached_value FROM counter) AS counter, @a AS a, IS_FREE_LOCK('a') AS free, (SELECT count(*) FROM information_schema.tables WHERE table_schema = DATABASE()) AS tables",
    );
    return rows;
  }

  /** Runs what the guard calls a read, as the owner and with several statements allowed. */
  async function runIfRead(sql: string): Promise<boolean> {
    const catalog = { ...shopCatalog('mariadb', name), databaseName: name };
    const verdict = await judgeSql(sql, { dialect: 'mariadb', catalog });
    if (verdict.verdict !== 'read') return false;
    await connection.query(sql).catch(() => undefined);
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
      await connection.query(sql);
    }
  });

  it('leaves the canaries whole under spliced and broken statements', async () => {
    const parts = fc.constantFrom(
      ...hostile,
      ...honest,
      "'",
      '"',
      '`',
      ';',
      '-- ',
      '#',
      '/*',
      '/*!',
      '*/',
      '\\',
      '(',
      ')',
      ',',
      '\n',
      'INTO',
      '@a',
      'kill_all(1)',
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
      { seed: 20_262, numRuns: 1_000 },
    );
  });

  it('leaves the canaries whole under mutations of hostile and honest statements', async () => {
    const random = seededRandom(20272);
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
