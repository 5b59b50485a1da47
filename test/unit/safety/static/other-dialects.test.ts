import { describe, expect, it } from 'vitest';
import { judgeSql } from '../../../../src/safety/judge-sql.ts';
import { shopCatalog } from '../shop-catalog.ts';

type Stop = readonly [sql: string, verdict: 'write' | 'refused', rule: string];

const schemas = { tsql: 'dbo', clickhouse: 'shop' } as const;
const judge = (dialect: keyof typeof schemas, sql: string) =>
  judgeSql(sql, { dialect, catalog: shopCatalog(dialect, schemas[dialect]), strictNames: true });

const honest = {
  tsql: [
    'SELECT TOP (5) WITH TIES g.title, [g].[price] FROM dbo.goods AS g ORDER BY price DESC',
    'SELECT id FROM goods ORDER BY id OFFSET 5 ROWS FETCH NEXT 10 ROWS ONLY',
    "SELECT total = SUM(price), N'it''s; DROP' AS [delete], 0x1F, $5.00, 1e3 FROM goods WITH (NOLOCK), buyers",
    'WITH t AS (SELECT id FROM goods UNION ALL SELECT t.id + 1 FROM t) SELECT * FROM t OPTION (MAXRECURSION 50, RECOMPILE)',
    'SELECT g.id, j.[key] FROM goods g CROSS APPLY OPENJSON(g.title) WITH (a nvarchar(10) AS JSON) j',
    'SELECT x.n FROM goods g OUTER APPLY (SELECT TOP 1 s.id AS n FROM sales s WHERE s.good_id = g.id) x',
    "SELECT id FROM goods FOR JSON PATH, ROOT('r'), INCLUDE_NULL_VALUES",
    'SELECT g.id FROM goods g INNER MERGE JOIN sales s ON s.good_id = g.id GROUP BY ROLLUP (g.id)',
    'SELECT * FROM (VALUES (1, 2)) AS v(a, b) EXCEPT SELECT id, id FROM goods;',
    'SELECT [a]]; DROP TABLE goods --] FROM (SELECT 1 AS [a]]; DROP TABLE goods --]) t',
    'SELECT Größe, total# FROM (SELECT 1 AS Größe, 2 AS total#) t',
    'SELECT CAST(price AS decimal(10, 2)), IIF(id > 1, 1, 0) FROM goods -- ; DELETE',
  ],
  clickhouse: [
    'SELECT toStartOfMonth(made) AS m, sumIf(price, id > 1), uniqExact(title) FROM goods FINAL PREWHERE id > 1 GROUP BY m WITH TOTALS',
    'SELECT a FROM goods ARRAY JOIN [1, 2] AS a, [3] AS b',
    'SELECT quantile(0.5)(price), arrayMap(x -> x * 2, [1]), id ? 1 : 0, id::String FROM goods LIMIT 1, 2 BY id, title',
    "WITH 5 AS n, (SELECT max(price) FROM goods) AS top SELECT id FROM goods WHERE id < n AND title IN ('a', 'b')",
    'SELECT id FROM goods WHERE id GLOBAL IN (SELECT good_id FROM sales) ORDER BY id WITH FILL FROM 1 TO 10 STEP 1',
    'SELECT COLUMNS(title) APPLY(toString) APPLY(x -> length(x)), n.number FROM goods, numbers(10) AS n',
    'SELECT 1 AS `a\\`; DROP TABLE goods`, $$ ; DROP $$, format, settings FROM goods',
    'SELECT * FROM goods ANY LEFT JOIN sales ON sales.good_id = goods.id SAMPLE 0.1',
    "SELECT 'it\\'s; DROP TABLE goods' # ; DROP\n FROM shop.goods",
    'SELECT id IN (1, 2), (id, 1) IN ((1, 2)) FROM goods WHERE NOT id IN (1) AND toYear(made) NOT IN (2024, 2025)',
    'SELECT id FROM goods WHERE price IS NOT DISTINCT FROM 1 OR price IS DISTINCT FROM 2',
  ],
} as const;

const stopped: Readonly<Record<keyof typeof schemas, readonly Stop[]>> = {
  tsql: [
    ['SELECT 1 DELETE FROM goods', 'write', 'dml'],
    ["SELECT N''UPDATE goods SET id = 1", 'write', 'dml'],
    ['SELECT 1 SHUTDOWN', 'write', 'ddl'],
    ['SELECT * FROM goods DROP TABLE goods', 'write', 'ddl'],
    ['SELECT 1\nGO\nTRUNCATE TABLE goods', 'write', 'dml'],
    ['WITH x AS (SELECT 1 AS a) DELETE FROM goods', 'write', 'dml'],
    ['MERGE goods USING sales ON 1 = 1 WHEN MATCHED THEN DELETE;', 'write', 'dml'],
    ['SELECT 1 SELECT 2', 'refused', 'several_statements'],
    ['SELECT * FROM (SELECT 1 AS a) t SELECT 2', 'refused', 'several_statements'],
    ['SELECT 1; SELECT 2', 'refused', 'several_statements'],
    ["SELECT 1 EXEC('x')", 'refused', 'statement_kind'],
    ["SELECT 1 WAITFOR DELAY '0:0:20'", 'refused', 'statement_kind'],
    ['SELECT 1 IF 1 = 1 PRINT 1', 'refused', 'statement_kind'],
    ['SELECT 1 FETCH NEXT FROM c', 'refused', 'statement_kind'],
    ['sp_who', 'refused', 'statement_kind'],
    ['{call sp_who}', 'refused', 'statement_kind'],
    ['SELECT * INTO [x y] FROM goods', 'refused', 'into'],
    ['SELECT*INTO[x]FROM[goods]', 'refused', 'into'],
    ["SELECT * FROM OPENROWSET(BULK 'x', SINGLE_CLOB) a", 'refused', 'function'],
    ["SELECT * FROM [OPENQUERY](a, 'x')", 'refused', 'function'],
    ['SELECT dbo.len(title) FROM goods', 'refused', 'function'],
    ['SELECT * FROM goods WITH (TABLOCKX)', 'refused', 'locking'],
    ['SELECT * FROM goods g WITH (NOLOCK, XLOCK)', 'refused', 'locking'],
    ['SELECT id FROM goods OPTION (MAXRECURSION 0)', 'refused', 'hint'],
    ['SELECT id FROM goods OPTION (QUERYTRACEON 8649)', 'refused', 'hint'],
    ['SELECT * FROM goods CROSS APPLY other.goods', 'refused', 'schema'],
    ['SELECT * FROM goods, other.goods FOR JSON AUTO', 'refused', 'schema'],
    ['SELECT * FROM elsewhere.dbo.goods', 'refused', 'schema'],
    ['SELECT * FROM server.shop.dbo.goods', 'refused', 'schema'],
    ['SELECT * FROM shop..goods', 'refused', 'syntax'],
    ['SELECT * FROM secrets', 'refused', 'unknown_table'],
    ['SELECT * FROM sysobjects', 'refused', 'system_catalog'],
    ['SELECT * FROM sys.objects', 'refused', 'system_catalog'],
    ['SELECT @@VERSION', 'refused', 'parameter'],
    ['SELECT * FROM #t', 'refused', 'parameter'],
    ['SELECT USER', 'refused', 'session_information'],
    ['SELECT * FROM goods FOR SYSTEM_TIME ALL', 'refused', 'time_travel'],
    ['SELECT NEXT VALUE FOR s', 'refused', 'function'],
    ['SELECT 0xDELETE FROM goods', 'refused', 'syntax'],
    ['SELECT 1\u00a0SHUTDOWN', 'refused', 'syntax'],
    ['SELECT a\u2003DELETE FROM goods', 'refused', 'syntax'],
    ['ｓｅｌｅｃｔ 1', 'refused', 'syntax'],
    ['SELECT 1 -- \r DELETE FROM goods', 'refused', 'syntax'],
    ['SELECT 1 /* /* */ */', 'refused', 'syntax'],
  ],
  clickhouse: [
    ['SELECT in(1, secrets)', 'refused', 'schema'],
    ['SELECT id FROM goods WHERE NOT in(1, secrets)', 'refused', 'schema'],
    ['SELECT notIn(1, secrets), "in"(1, secrets)', 'refused', 'function'],
    ['SELECT nullIn(1, secrets)', 'refused', 'function'],
    ['DROP TABLE goods SYNC', 'write', 'ddl'],
    ['WITH x AS (SELECT 1) INSERT INTO goods SELECT 1', 'write', 'dml'],
    ['SELECT 1;;DELETE FROM goods WHERE 1', 'write', 'dml'],
    ['SYSTEM DROP MARK CACHE', 'refused', 'statement_kind'],
    ['DESCRIBE TABLE goods', 'refused', 'statement_kind'],
    ["SELECT * FROM goods INTO OUTFILE 'x'", 'refused', 'into'],
    ['SELECT * FROM goods FORMAT Null', 'refused', 'format'],
    ['SELECT * FROM (SELECT 1 FORMAT Null)', 'refused', 'format'],
    ['SELECT 1 settings/**/readonly=0', 'refused', 'setting'],
    ["SELECT * FROM url('http://h', 'CSV')", 'refused', 'function'],
    ["SELECT * FROM `file`('x')", 'refused', 'function'],
    ["SELECT * FROM format(CSV, '1,2')", 'refused', 'function'],
    ["SELECT * FROM goods WHERE id IN (SELECT x FROM remote('h', a, b))", 'refused', 'function'],
    ["SELECT dictGet('d', 'a', 1)", 'refused', 'function'],
    ['SELECT sleep(3)', 'refused', 'function'],
    ['SELECT COLUMNS(title) APPLY(sleep) FROM goods', 'refused', 'function'],
    ['SELECT * APPLY sleep FROM goods', 'refused', 'function'],
    ['SELECT 1 IN other.goods', 'refused', 'schema'],
    ['SELECT 1 IN (other.goods)', 'refused', 'schema'],
    ['SELECT id GLOBAL NOT IN secrets FROM goods', 'refused', 'schema'],
    ['SELECT * FROM goods ARRAY JOIN (SELECT groupArray(id) FROM other.goods) AS z', 'refused', 'schema'],
    ['SELECT * FROM goods ARRAY JOIN [1] AS a JOIN other.goods ON 1', 'refused', 'schema'],
    ['SELECT * FROM system.users', 'refused', 'system_catalog'],
    ['SELECT * FROM secrets', 'refused', 'unknown_table'],
    ['SELECT {x:String}', 'refused', 'parameter'],
    ['SELECT 1 AS “a”', 'refused', 'syntax'],
    ['SELECT 1\u00a0FORMAT Null', 'refused', 'syntax'],
    ['SELECT 1 /* /* */ , 2 */', 'refused', 'syntax'],
  ],
};

describe.each(['tsql', 'clickhouse'] as const)('judgeSql on %s', (dialect) => {
  it.each(honest[dialect])('lets %s read', async (sql) => {
    expect(await judge(dialect, sql)).toEqual({ verdict: 'read' });
  });

  it.each(stopped[dialect])('stops %s', async (sql, verdict, rule) => {
    expect(await judge(dialect, sql)).toMatchObject({ verdict, rule });
  });
});

describe('array as an alias', () => {
  it('hides no table elsewhere', async () => {
    const catalog = shopCatalog('mysql', 'shop');
    const verdict = await judgeSql('SELECT 1 FROM goods array JOIN other.goods ON 1 = 1', {
      dialect: 'mysql',
      catalog,
    });
    expect(verdict).toMatchObject({ rule: 'schema' });
  });
});
