import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { judgeSql } from '../../../src/safety/judge-sql.ts';
import { shopCatalog } from '../../unit/safety/shop-catalog.ts';
import { mutateStatement } from './mutate-statement.ts';
import { seededRandom } from './seeded-random.ts';

const schema = `
  CREATE TABLE goods (id, title, price, mood, made); CREATE TABLE buyers (id, name, home, joined);
  CREATE TABLE sales (id, buyer_id, good_id, at, info);
  INSERT INTO goods VALUES (1, 'a', 1, 'x', '2024-01-01'), (2, 'b', 2, 'y', '2024-01-02');
  INSERT INTO sales VALUES (1, 1, 1, '2024-01-01', '{"a": 1}');
  CREATE TABLE canary (id); INSERT INTO canary VALUES (1), (2), (3);
`;

const honest = [
  "SELECT g.title, s.at FROM goods g JOIN sales s ON s.good_id = g.id WHERE g.title LIKE 'a%' ORDER BY 1",
  'WITH t AS (SELECT count(*) AS n FROM goods GROUP BY mood) SELECT max(n) FROM t',
  "SELECT id, strftime('%Y', made) FROM goods UNION ALL SELECT id, at FROM sales",
  "SELECT json_extract(info, '$.a') FROM sales WHERE id IN (SELECT good_id FROM sales)",
];

const hostile = [
  'DELETE FROM canary',
  'UPDATE canary SET id = 0',
  'INSERT INTO canary VALUES (9)',
  'REPLACE INTO canary VALUES (9)',
  'DROP TABLE canary',
  'CREATE TABLE stolen AS SELECT 1',
  "VACUUM INTO 'stolen.db'",
  "ATTACH 'stolen.db' AS stolen",
  'PRAGMA user_version = 9',
  'PRAGMA writable_schema = 1',
  'WITH x AS (SELECT 1) DELETE FROM canary',
  'EXPLAIN PRAGMA user_version = 9',
  "SELECT writefile('stolen.txt', 'x')",
  "SELECT load_extension('stolen')",
  'BEGIN; DELETE FROM canary; COMMIT',
  'REINDEX',
  'ANALYZE',
];

describe('judgeSql against a real, writable SQLite with canaries', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nlquery-canary-'));
  const database = new DatabaseSync(join(folder, 'shop.db'));
  database.exec(schema);
  const catalog = shopCatalog('sqlite', 'main');
  const state = () =>
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);
  const before = state();
  afterAll(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('leaves the file as it is, whatever becomes of hostile statements by mutation', async () => {
    const random = seededRandom(20_268);
    let reads = 0;
    for (let round = 0; round < 6_000; round += 1) {
      const list = round % 2 === 0 ? hostile : honest;
      const sql = mutateStatement(
        list[Math.floor(random() * list.length)] ?? '',
        round % 2 === 0 ? honest : hostile,
        random,
      );
      const verdict = await judgeSql(sql, { dialect: 'sqlite', catalog });
      if (verdict.verdict !== 'read') continue;
      reads += 1;
      try {
        database.exec(sql);
      } catch {
        // The engine refuses it: nothing ran.
      }
      expect(state(), sql).toEqual(before);
    }
    expect(reads).toBeGreaterThan(300);
  });

  it('would lose the canaries without the guard', () => {
    const own = new DatabaseSync(':memory:');
    own.exec(schema);
    own.exec('WITH x AS (SELECT 1) DELETE FROM canary');
    expect(own.prepare('SELECT count(*) AS n FROM canary').get()).toEqual({ n: 0 });
    own.close();
  });
});
