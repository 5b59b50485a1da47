import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../../../src/ports/catalog.ts';
import { judgeSql } from '../../../../src/safety/judge-sql.ts';
import { shopCatalog } from '../shop-catalog.ts';

const catalog = shopCatalog('sqlite', 'main');
const judge = (sql: string, against: Catalog | null = catalog, allowedFunctions: readonly string[] = []) =>
  judgeSql(sql, { dialect: 'sqlite', catalog: against, allowedFunctions });

const reads = [
  'SELECT title FROM goods WHERE price > 10 ORDER BY price DESC LIMIT 5',
  'select * from main.GOODS g join sales s on s.good_id = g.id -- the end ;',
  'VALUES (1, 2), (3, 4);',
  'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT i FROM n',
  'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS n FROM n',
  'WITH a AS (SELECT id FROM goods) SELECT 1 FROM a',
  'WITH a(x) AS MATERIALIZED (SELECT 1), "b c" (y) AS NOT MATERIALIZED (SELECT 2) SELECT x, y FROM a, "b c"',
  "SELECT replace(title, 'a', 'b'), title || 'x', strftime('%Y', made), CAST(price AS DECIMAL(10, 2)) FROM goods",
  "SELECT j.value, s.info ->> '$.a' FROM sales s, json_each(s.info) j",
  'SELECT count(*) FILTER (WHERE price > 1) OVER w FROM goods WINDOW w AS (PARTITION BY mood ORDER BY price)',
  'SELECT mood, group_concat(title), total(price) FROM goods GROUP BY 1 HAVING count(*) > 1',
  'SELECT \'DELETE FROM goods; --\' AS a, [title] AS "b;c", `price` FROM goods /* ; DROP */',
  'SELECT id FROM goods WHERE id IN (SELECT good_id FROM sales) AND EXISTS (SELECT 1) AND NOT (id = 1)',
  'SELECT CASE WHEN (price) > 1 THEN (1) ELSE (2) END FROM goods EXCEPT SELECT 3',
  'SELECT current_timestamp, random(), abs(-1), iif(1, 2, 3), round(1.5, 1)',
  "SELECT title LIKE 'a%' ESCAPE '\\', title GLOB 'b*' FROM goods",
  'SELECT rowid, title COLLATE NOCASE FROM goods',
  "SELECT title AS 'sqlite_like' FROM goods WHERE title = 'sqlite_master'",
];

const stopped: readonly (readonly [string, 'write' | 'refused', string])[] = [
  ['DELETE FROM goods', 'write', 'dml'],
  ['insert into goods values (1)', 'write', 'dml'],
  ['REPLACE INTO goods VALUES (1)', 'write', 'dml'],
  ['WITH a AS (SELECT 1) REPLACE INTO goods SELECT 1', 'write', 'dml'],
  ['WITH a AS (SELECT 1) UPDATE goods SET price = 0', 'write', 'dml'],
  ['EXPLAIN DELETE FROM goods', 'write', 'dml'],
  ['CREATE TABLE x (a)', 'write', 'ddl'],
  ["VACUUM INTO 'x'", 'write', 'ddl'],
  ['ANALYZE', 'write', 'ddl'],
  ['SELECT 1; DROP TABLE goods', 'write', 'ddl'],
  ["SELECT '\\'; DELETE FROM goods; --'", 'write', 'dml'],
  ['SELECT 1; SELECT 2', 'refused', 'several_statements'],
  ['', 'refused', 'empty'],
  ['-- nothing', 'refused', 'empty'],
  [';;', 'refused', 'empty'],
  ['SELEC 1', 'refused', 'statement_kind'],
  ['(SELECT 1)', 'refused', 'statement_kind'],
  ['SELECT FROM', 'refused', 'syntax'],
  ["SELECT 'open", 'refused', 'syntax'],
  ['SELECT 1 /* open', 'refused', 'syntax'],
  ['PRAGMA query_only = 0', 'refused', 'settings'],
  ["ATTACH 'x' AS y", 'refused', 'attach'],
  ['EXPLAIN SELECT 1', 'refused', 'explain'],
  ['EXPLAIN QUERY PLAN SELECT 1', 'refused', 'explain'],
  ['BEGIN', 'refused', 'transaction'],
  ["SELECT load_extension('x')", 'refused', 'function'],
  ['SELECT "load_extension"(\'x\')', 'refused', 'function'],
  ["SELECT [readfile] ('x') FROM nowhere", 'refused', 'function'],
  ["SELECT nope, readfile('x') FROM nowhere", 'refused', 'function'],
  ["SELECT * FROM 'fsdir'('x')", 'refused', 'function'],
  ["SELECT * FROM fsdir('x') AS materialized", 'refused', 'function'],
  ['SELECT sqlite_version()', 'refused', 'function'],
  ['SELECT last_insert_rowid()', 'refused', 'function'],
  ['SELECT * FROM sqlite_master', 'refused', 'system_catalog'],
  ['SELECT count(*) FROM sqlite_master', 'refused', 'system_catalog'],
  ["SELECT * FROM 'sqlite_schema'", 'refused', 'system_catalog'],
  ['SELECT * FROM main."sqlite_master"', 'refused', 'system_catalog'],
  ['SELECT * FROM (goods JOIN [SQLITE_MASTER])', 'refused', 'system_catalog'],
  ['SELECT * FROM pragma_database_list', 'refused', 'system_catalog'],
  ["SELECT * FROM pragma_table_info('goods')", 'refused', 'function'],
  ['SELECT nope FROM dbstat', 'refused', 'system_catalog'],
  ['SELECT ?', 'refused', 'parameter'],
  ['SELECT :a', 'refused', 'parameter'],
  ['SELECT @a', 'refused', 'parameter'],
];

describe('judgeSql on SQLite', () => {
  it.each(reads)('lets %s read', async (sql) => {
    expect(await judge(sql)).toEqual({ verdict: 'read' });
  });

  it.each(stopped)('stops %s', async (sql, verdict, rule) => {
    expect(await judge(sql)).toMatchObject({ verdict, rule });
  });

  it('stops the same without the authorizer, as on Node 22', async () => {
    const { setAuthorizer } = DatabaseSync.prototype;
    Reflect.set(DatabaseSync.prototype, 'setAuthorizer', undefined);
    try {
      for (const [sql, verdict, rule] of stopped) {
        expect(await judge(sql), sql).toMatchObject({ verdict, rule });
      }
      for (const sql of reads) expect(await judge(sql), sql).toEqual({ verdict: 'read' });
    } finally {
      Reflect.set(DatabaseSync.prototype, 'setAuthorizer', setAuthorizer);
    }
  });

  it('leaves unknown tables, columns and missing functions of other dialects to the dry run', async () => {
    expect(await judge('SELECT a FROM elsewhere')).toEqual({ verdict: 'read' });
    expect(await judge('SELECT nope FROM goods')).toEqual({ verdict: 'read' });
    expect(await judge('SELECT year(made) FROM goods')).toEqual({ verdict: 'read' });
  });

  it('lets a text in double quotes go to the dry run, and nothing beside it', async () => {
    const strict = (sql: string) => judgeSql(sql, { dialect: 'sqlite', catalog, strictNames: true });
    expect(await strict('SELECT title FROM goods WHERE title = "Rock"')).toEqual({ verdict: 'read' });
    expect(await strict('SELECT nope FROM goods WHERE title = "Rock"')).toMatchObject({
      rule: 'unknown_column',
    });
    expect(await strict('SELECT "Rock" FROM elsewhere')).toMatchObject({ rule: 'unknown_table' });
  });

  it('judges by tokens where there is no catalog', async () => {
    expect(await judge('SELECT a FROM elsewhere', null)).toEqual({ verdict: 'read' });
    expect(await judge('SELECT 1 FROM elsewhere WHERE edit(a)', null)).toMatchObject({ rule: 'function' });
  });

  it('allows the functions the user declared, whatever their case', async () => {
    expect(await judge('SELECT My_Own(1) FROM elsewhere', catalog, ['my_own'])).toEqual({ verdict: 'read' });
  });

  it('knows views, virtual tables and names that need quotes, and a table SQLite does not take', async () => {
    const odd: Catalog = {
      ...catalog,
      tables: [
        ...catalog.tables.map((table) => ({
          ...table,
          kind: 'virtual_table' as const,
          name: `Odd "${table.name}`,
        })),
        ...catalog.tables.slice(0, 1).map((table) => ({ ...table, kind: 'view' as const, columns: [] })),
        ...catalog.tables.slice(0, 1).map((table) => ({ ...table, name: 'sqlite_mine' })),
      ],
    };
    expect(
      await judge('SELECT title FROM "odd ""goods" WHERE "odd ""goods" MATCH \'x\' ORDER BY rank', odd),
    ).toEqual({
      verdict: 'read',
    });
    expect(await judge('SELECT anything FROM goods', odd)).toEqual({ verdict: 'read' });
    expect(await judge('SELECT title FROM sqlite_mine', odd)).toMatchObject({ rule: 'system_catalog' });
  });

  it('keeps its answers over a catalog larger than one engine holds', async () => {
    const [first] = catalog.tables;
    const tables = Array.from({ length: 1_200 }, (_, index) => ({ ...first, name: `t${index}` }));
    const large = { ...catalog, tables } as Catalog;
    for (let from = 0; from < 1_200; from += 300) {
      const names = Array.from({ length: 300 }, (_, index) => `SELECT title FROM t${from + index}`);
      expect(await judge(names.join(' UNION ALL '), large)).toEqual({ verdict: 'read' });
    }
  });

  it('says where', async () => {
    expect(await judge('SELECT 1, readfile(1)')).toMatchObject({ at: 10 });
    expect(await judge('SELECT 1; SELECT 2')).toMatchObject({ at: 10 });
  });
});
