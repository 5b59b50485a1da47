import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../../../src/ports/dialect.ts';
import { judgeSql } from '../../../../src/safety/judge-sql.ts';
import { shopCatalog } from '../shop-catalog.ts';

const schemas = { mysql: 'shop', mariadb: 'shop', duckdb: 'main', trino: 'web' } as const;
type Judged = keyof typeof schemas;
const judge = (dialect: Judged, sql: string, allowedFunctions: readonly string[] = []) =>
  judgeSql(sql, { dialect, catalog: shopCatalog(dialect, schemas[dialect]), allowedFunctions });

const everywhere = [
  'SELECT title FROM goods WHERE price > 10 ORDER BY price DESC LIMIT 5',
  'SELECT g.title, count(*) AS n FROM goods AS g LEFT JOIN sales s ON s.good_id = g.id, buyers b GROUP BY g.title HAVING count(*) > 1;',
  'WITH a AS (SELECT id FROM goods), b (x, y) AS (SELECT 1, 2) SELECT a.id, b.x FROM a, b WHERE a.id IN (SELECT good_id FROM sales)',
  'SELECT x.m FROM (SELECT max(price) AS m FROM goods) x JOIN (goods g CROSS JOIN sales s) ON g.price = x.m',
  "SELECT CASE WHEN price > 1 THEN 'DELETE FROM goods; --' ELSE '' END FROM goods /* ; DROP */ -- ; DELETE",
  'SELECT EXTRACT(YEAR FROM s.at), SUBSTRING(g.title FROM 2), TRIM(BOTH FROM g.title) FROM sales s, goods g',
  'SELECT row_number() OVER (PARTITION BY mood ORDER BY price), sum(price) OVER w FROM goods WINDOW w AS (ORDER BY id)',
  '(SELECT 1 UNION SELECT 2) EXCEPT SELECT 3',
  'SELECT CAST(price AS DECIMAL(10, 2)), COALESCE(NULLIF(price, 0), 1) FROM goods WHERE NOT (id = 1) AND EXISTS (SELECT 1)',
  'VALUES (1, 2)',
  'TABLE goods',
  'SELECT nope FROM elsewhere',
];

const honest: Readonly<Record<Judged, readonly string[]>> = {
  mysql: [
    'SELECT `title` FROM `shop`.`goods` g WHERE g.`title` LIKE "a;b" # ; DELETE\n LIMIT 5, 10',
    "SELECT 'it\\'s; DELETE FROM goods', 1--1 FROM goods",
    'SELECT shop.goods.title FROM goods STRAIGHT_JOIN sales ON sales.good_id = goods.id',
    'SELECT STRAIGHT_JOIN g.id FROM goods g USE INDEX (a) JOIN sales s USING (id)',
    'SELECT INSERT(title, 1, 2, "x"), REPLACE(title, "a", "b"), DATE_ADD(made, INTERVAL 1 DAY), id DIV (2) FROM goods',
    'SELECT /*+ NO_INDEX_MERGE(g) */ MATCH (title) AGAINST ("x" IN BOOLEAN MODE), GROUP_CONCAT(title SEPARATOR ", ") FROM goods g',
    'SELECT j.a FROM JSON_TABLE("[]", "$[*]" COLUMNS (a INT PATH "$.a")) AS j WHERE j.a = ?',
  ],
  mariadb: ['SELECT title FROM goods WHERE price BETWEEN 1 AND 2 UNION ALL SELECT name FROM buyers'],
  duckdb: [
    'FROM goods',
    'FROM goods g SELECT g.title WHERE g.price > 1',
    "SELECT title.upper(), [x FOR x IN [1, 2]], {'a': 1}, list_transform([1], x -> x + 1) FROM goods",
    'SELECT * EXCLUDE (id) REPLACE (lower(title) AS title) FROM shop.goods QUALIFY row_number() OVER (ORDER BY id) = 1',
    "SELECT u.x, r FROM range(3) r, unnest([1, 2]) AS u(x), json_each('{}') j",
    "SELECT $$ ; DELETE $$, COLUMNS('a.*') FROM main.goods TABLESAMPLE 10% (bernoulli)",
    'PIVOT goods ON mood USING sum(price)',
    'SELECT price::DECIMAL(10, 2), title[1:2] FROM shop.main.goods ASOF JOIN sales USING (id)',
  ],
  trino: [
    'SELECT g."title" FROM shop.web.goods g CROSS JOIN UNNEST(ARRAY[1, 2]) AS t(x)',
    'SELECT transform(ARRAY[1], x -> x + 1), try_cast(title AS varchar(3)), approx_distinct(id) FROM goods',
    'SELECT * FROM TABLE(sequence(start => 1, stop => 3)), goods FETCH FIRST 3 ROWS ONLY',
    'WITH FUNCTION twice(x integer) RETURNS integer RETURN x * 2 SELECT twice(id) FROM goods',
    "SELECT DATE '2020-01-01', INTERVAL '1' DAY, listagg(title, ',') WITHIN GROUP (ORDER BY id) FROM goods",
    'SELECT 1 FROM goods WHERE title IS NOT DISTINCT FROM mood',
  ],
};

type Stop = readonly [string, 'write' | 'refused', string];
const stoppedEverywhere: readonly Stop[] = [
  ['DELETE FROM goods', 'write', 'dml'],
  ['CREATE TABLE x (a int)', 'write', 'ddl'],
  ['DROP TABLE goods', 'write', 'ddl'],
  ['EXPLAIN ANALYZE DELETE FROM goods', 'write', 'dml'],
  ['PREPARE p FROM UPDATE goods SET price = 0', 'write', 'dml'],
  ['WITH a AS (SELECT 1) DELETE FROM goods', 'write', 'dml'],
  ['WITH a AS (DELETE FROM goods RETURNING id) SELECT * FROM a', 'write', 'dml'],
  ['SELECT 1; INSERT INTO goods VALUES (1)', 'write', 'dml'],
  ['SELECT 1; SELECT 2', 'refused', 'several_statements'],
  ['', 'refused', 'empty'],
  ['-- nothing', 'refused', 'empty'],
  ['EXPLAIN SELECT 1', 'refused', 'explain'],
  ['WITH x AS (KILL QUERY 1) SELECT 1', 'refused', 'statement_kind'],
  ['SET x = 1', 'refused', 'statement_kind'],
  ['SHOW TABLES', 'refused', 'statement_kind'],
  ["SELECT 'open", 'refused', 'syntax'],
  ['SELECT 1 INTO x', 'refused', 'into'],
  ['SELECT my_own(1)', 'refused', 'function'],
  ['SELECT 1 FROM goods ORDER BY "my_own"(1)', 'refused', 'function'],
  ['SELECT 1 FROM my_own(1) AS t', 'refused', 'function'],
  ['SELECT * FROM information_schema.tables', 'refused', 'system_catalog'],
  ['SELECT * FROM other.goods', 'refused', 'schema'],
  ['SELECT * FROM goods, other.goods', 'refused', 'schema'],
  ['SELECT * FROM goods g JOIN (sales s CROSS JOIN other.goods) ON true', 'refused', 'schema'],
  ['SELECT (SELECT max(id) FROM other.goods)', 'refused', 'schema'],
  ['TABLE other.goods', 'refused', 'schema'],
  ['SELECT 1 WHERE EXISTS (TABLE other.goods)', 'refused', 'schema'],
  ['WITH goods AS (SELECT * FROM other.goods) SELECT * FROM goods', 'refused', 'schema'],
  ['SELECT * FROM goods offset, other.goods', 'refused', 'schema'],
  ['SELECT * FROM goods window, other.goods', 'refused', 'schema'],
  ['SELECT * FROM a.b.c.d', 'refused', 'schema'],
  ['SELECT * FROM .goods', 'refused', 'syntax'],
];

const stopped: Readonly<Record<Judged, readonly Stop[]>> = {
  mysql: [
    ["SELECT '\\\\'; DELETE FROM goods; -- '", 'write', 'dml'],
    ['SELECT 1--1; DELETE FROM goods', 'write', 'dml'],
    ["SELECT 1 /*!50000 INTO OUTFILE 'x' */", 'refused', 'executable_comment'],
    ['SELECT 1 /*M! , 2 */', 'refused', 'executable_comment'],
    ['SELECT /*+ SET_VAR(sort_buffer_size = 1) */ 1', 'refused', 'executable_comment'],
    ["SELECT 1 INTO OUTFILE 'x'", 'refused', 'into'],
    ['SELECT other.lower(1) FROM goods', 'refused', 'function'],
    ['SELECT @@version', 'refused', 'parameter'],
    ['SELECT @a := 1', 'refused', 'parameter'],
    ['SELECT * FROM goods FOR UPDATE', 'refused', 'locking'],
    ['SELECT * FROM goods LOCK IN SHARE MODE', 'refused', 'locking'],
    ['SELECT * FROM goods PROCEDURE ANALYSE()', 'refused', 'statement_kind'],
    ['SELECT SLEEP/**/(9)', 'refused', 'function'],
    ["SELECT 1 XOR `load_file`('x')", 'refused', 'function'],
    ['SELECT NEXT VALUE FOR s', 'refused', 'function'],
    ["SELECT {fn LOAD_FILE('x')}", 'refused', 'statement_kind'],
    ['SELECT * FROM {OJ other.goods g LEFT JOIN sales s ON 1}', 'refused', 'statement_kind'],
    ['SELECT s.nextval FROM goods', 'refused', 'schema'],
    ['SELECT * FROM goods USE INDEX FOR ORDER BY (a), other.goods o', 'refused', 'schema'],
    ['SELECT * FROM mysql.user', 'refused', 'system_catalog'],
    ['SELECT CURRENT_USER', 'refused', 'session_information'],
    ['SELECT 1 FROM goods g WHERE stranger.a = 1', 'refused', 'schema'],
  ],
  mariadb: [['SET STATEMENT max_statement_time = 0 FOR DELETE FROM goods', 'write', 'dml']],
  duckdb: [
    ["SELECT '\\'; DELETE FROM goods; --'", 'write', 'dml'],
    ["FROM 'x.csv'", 'refused', 'file'],
    ["SELECT * FROM goods JOIN 'x.csv' USING (id)", 'refused', 'file'],
    ['FROM "x.csv"', 'refused', 'system_catalog'],
    ['FROM "/etc/passwd"', 'refused', 'system_catalog'],
    ["SELECT 'x'.read_text()", 'refused', 'function'],
    ["SELECT * FROM glob('x')", 'refused', 'function'],
    ["FROM query('SELECT 1')", 'refused', 'function'],
    ['FROM duckdb_logs', 'refused', 'system_catalog'],
    ['FROM (DESCRIBE goods)', 'refused', 'statement_kind'],
    ['WITH x AS (SHOW TABLES) FROM x', 'refused', 'statement_kind'],
    ['WITH p AS (PIVOT other.goods ON id) FROM p', 'refused', 'schema'],
    ['FROM x: other.goods', 'refused', 'syntax'],
    ["COPY goods TO 'x'", 'write', 'ddl'],
    ["ATTACH 'x'", 'refused', 'statement_kind'],
  ],
  trino: [
    ["SELECT * FROM TABLE(pg.system.query(query => 'x'))", 'refused', 'system_catalog'],
    ["SELECT * FROM TABLE(pg.extra.query(query => 'x'))", 'refused', 'function'],
    [
      'SELECT * FROM TABLE(exclude_columns(input => TABLE(other.goods), columns => DESCRIPTOR(id)))',
      'refused',
      'schema',
    ],
    ['SELECT other.lower(1) FROM goods', 'refused', 'function'],
    ['WITH SESSION x = 1 SELECT 1', 'refused', 'statement_kind'],
    ['WITH FUNCTION f() RETURNS int BEGIN RETURN 1; END SELECT f()', 'refused', 'several_statements'],
    ['WITH FUNCTION f() RETURNS int LANGUAGE PYTHON RETURN 1 SELECT f()', 'refused', 'statement_kind'],
    ['WITH FUNCTION f() SELECT f()', 'refused', 'statement_kind'],
    ['WITH FUNCTION f() RETURNS int RETURN my_own() SELECT f()', 'refused', 'function'],
    ['SELECT * FROM "goods$files"', 'refused', 'system_catalog'],
    ['SELECT * FROM goods FOR VERSION AS OF 1', 'refused', 'time_travel'],
    ['SELECT * FROM elsewhere.web.goods', 'refused', 'schema'],
    ['SELECT * FROM U&"\\006fther".goods', 'refused', 'syntax'],
    ["EXECUTE IMMEDIATE 'x'", 'refused', 'statement_kind'],
  ],
};

describe.each(['mysql', 'mariadb', 'duckdb', 'trino'] as const)('judgeSql on %s', (dialect) => {
  it.each([...everywhere, ...honest[dialect]])('lets %s read', async (sql) => {
    expect(await judge(dialect, sql)).toEqual({ verdict: 'read' });
  });

  it.each([...stoppedEverywhere, ...stopped[dialect]])('stops %s', async (sql, verdict, rule) => {
    if (dialect === 'mysql' || dialect === 'mariadb') sql = sql.replaceAll('"my_own"', '`my_own`');
    expect(await judge(dialect, sql)).toMatchObject({ verdict, rule });
  });

  it('allows the functions the user declared', async () => {
    const home = schemas[dialect];
    expect(
      await judge(dialect, `SELECT my_own(1), ${home}.my_own(1), x.far(1) FROM goods`, ['my_own', 'x.far']),
    ).toEqual({
      verdict: 'read',
    });
  });

  it('judges without a catalog', async () => {
    const bare = (sql: string) => judgeSql(sql, { dialect: dialect as Dialect, catalog: null });
    expect(await bare('SELECT t.a FROM any_schema.thing t')).toEqual({ verdict: 'read' });
    expect(await bare('SELECT * FROM information_schema.tables')).toMatchObject({ rule: 'system_catalog' });
  });

  it('says where', async () => {
    expect(await judge(dialect, 'SELECT 1, my_own(2)')).toMatchObject({ at: 10 });
    expect(await judge(dialect, 'SELECT * FROM other.goods')).toMatchObject({ at: 14 });
  });
});

describe('LIMIT with a comma', () => {
  const strict = (sql: string) =>
    judgeSql(sql, { dialect: 'mysql', catalog: shopCatalog('mysql', 'shop'), strictNames: true });

  it('is no second table', async () => {
    expect(await strict('SELECT id FROM goods LIMIT 5, 10')).toEqual({ verdict: 'read' });
    expect(await strict('SELECT id FROM goods g, sales s LIMIT 5, 10')).toEqual({ verdict: 'read' });
  });

  it('hides no table whose name begins with a digit', async () => {
    expect(await strict('SELECT id FROM goods limit, 1secret')).toMatchObject({ rule: 'syntax' });
    expect(await strict('SELECT id FROM 1secret')).toMatchObject({ rule: 'syntax' });
    expect(await strict('SELECT id FROM goods, 1e5secret')).toMatchObject({ rule: 'syntax' });
    expect(await strict('SELECT id FROM 1.secret')).toMatchObject({ rule: 'syntax' });
  });
});
