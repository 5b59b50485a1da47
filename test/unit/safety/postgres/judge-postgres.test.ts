import { describe, expect, it } from 'vitest';
import { judgeSql } from '../../../../src/safety/judge-sql.ts';
import { shopCatalog } from '../shop-catalog.ts';

const catalog = shopCatalog('postgres', 'public');
const judge = (sql: string, allowedFunctions: readonly string[] = []) =>
  judgeSql(sql, { dialect: 'postgres', catalog, allowedFunctions });
const withoutCatalog = (sql: string) => judgeSql(sql, { dialect: 'postgres', catalog: null });

const reads = [
  'SELECT title, price FROM goods WHERE price > 10 ORDER BY price DESC LIMIT 5',
  'TABLE goods',
  'VALUES (1, 2), (3, 4)',
  'SELECT * FROM public.goods g JOIN shop.public.sales s ON s.good_id = g.id',
  'SELECT count(*) FILTER (WHERE price > 1), percentile_cont(0.5) WITHIN GROUP (ORDER BY price) FROM goods',
  'SELECT g.title, row_number() OVER (PARTITION BY g.mood ORDER BY g.price DESC NULLS LAST) FROM goods g',
  'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT n.i FROM n',
  'WITH t AS MATERIALIZED (SELECT id, title AS name FROM goods) SELECT t.name FROM t WHERE t.id IN (SELECT good_id FROM sales)',
  "SELECT date_trunc('month', s.at), extract(year FROM s.at), s.at + interval '1 day' FROM sales s",
  "SELECT s.info->>'k', s.info @> '{\"a\":1}'::jsonb, (s.info)::text, s.info['a'] FROM sales s",
  'SELECT e.key, e.value FROM sales s, jsonb_each(s.info) e',
  'SELECT r.a FROM sales s, jsonb_to_recordset(s.info) AS r(a int, b text)',
  'SELECT g.g, x.n FROM generate_series(1, 3) g, unnest(ARRAY[1, 2]) WITH ORDINALITY AS x(v, n)',
  'SELECT g.generate_series FROM generate_series(1, 3) g(generate_series)',
  'SELECT (b.home).city, (home).street FROM buyers b',
  '(SELECT 1 UNION SELECT 2) EXCEPT SELECT 3 ORDER BY 1',
  "SELECT CASE WHEN price > 1 THEN 'a' ELSE 'b' END, COALESCE(title, ''), NULLIF(price, 0), GREATEST(1, 2) FROM goods",
  "SELECT mood, 'happy'::mood FROM goods WHERE mood = 'sad'::public.mood",
  'SELECT CURRENT_DATE, CURRENT_TIMESTAMP, LOCALTIME(2), now(), random(), gen_random_uuid()',
  "SELECT title ILIKE '%x%', title SIMILAR TO 'a|b', title ~* 'x', title NOT BETWEEN 'a' AND 'b' FROM goods",
  'SELECT mood, sum(price) FROM goods GROUP BY GROUPING SETS ((mood), ()) HAVING grouping(mood) = 0',
  'SELECT * FROM goods TABLESAMPLE bernoulli (10) REPEATABLE (1)',
  'SELECT id FROM goods g WHERE EXISTS (SELECT 1 FROM sales WHERE good_id = g.id) AND id = ANY (ARRAY[1, 2])',
  'SELECT DISTINCT ON (buyer_id) * FROM sales ORDER BY buyer_id, at DESC FETCH FIRST 3 ROWS WITH TIES',
  'SELECT l.m FROM buyers b CROSS JOIN LATERAL (SELECT max(s.at) AS m FROM sales s WHERE s.buyer_id = b.id) l',
  "SELECT to_tsvector('english', title) @@ to_tsquery('english', 'a & b') FROM goods",
  "SELECT ts_rewrite('a & b'::tsquery, 'a'::tsquery, 'c'::tsquery)",
  "SELECT JSON_OBJECT('a': 1), JSON_ARRAYAGG(title ORDER BY id), info IS JSON FROM goods, sales",
  "SELECT t.a FROM sales, JSON_TABLE(info, '$[*]' COLUMNS (a int PATH '$.a' DEFAULT 0 ON EMPTY)) t",
  "SELECT x.a FROM sales, XMLTABLE('/r' PASSING ('<r/>'::xml) COLUMNS a int PATH 'a') x",
  'SELECT j.title FROM (goods JOIN sales ON sales.good_id = goods.id) AS j',
  'SELECT pg_catalog.lower(title), title OPERATOR(pg_catalog.||) title FROM goods',
  "SELECT 'DELETE FROM goods; --', $$ ; DROP TABLE goods $$, E'\\';' -- ; DELETE\n",
  'WITH pg_class AS (SELECT 1 AS a) SELECT pg_class.a FROM pg_class',
  'SELECT 1;',
  'SELECT float8(1), text(1), date(now())',
  'SELECT goods FROM goods',
  'SELECT g.ctid FROM goods g',
  'SELECT u.n, u.title, u.count FROM (SELECT id AS n, title, count(*) FROM goods GROUP BY 1, 2) u',
  'SELECT u.n FROM (SELECT id AS n FROM goods UNION SELECT 2) u, (VALUES (1)) v(a), (SELECT *, 1 + 1 FROM goods) w WHERE w.id = v.a',
  'SELECT k.id FROM goods JOIN sales USING (id) AS k',
  'SELECT j.anything FROM (elsewhere x JOIN sales s ON true) j',
  "SELECT r.a, q.b FROM ROWS FROM (json_to_record('{}') AS (a int), generate_series(1, 2)) AS r, json_to_recordset('[]') AS q(b text)",
  "SELECT (json_each('{}')).key, ((SELECT g FROM goods g LIMIT 1)).title, (ROW(1, 2)).f1",
  "SELECT p.anything FROM jsonb_populate_recordset(NULL::goods, '[]') p",
  'SELECT e.a FROM elsewhere e JOIN LATERAL (SELECT e.b) l ON true',
  'SELECT (odd.part).piece FROM elsewhere odd',
  "SELECT 'a' COLLATE \"C\", xmlelement(name a, title), ARRAY(SELECT 1), INTERVAL '1' DAY FROM goods",
  'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT t.n + 1 FROM t) SEARCH DEPTH FIRST BY n SET o CYCLE n SET c USING p SELECT * FROM t',
];

const stopped: readonly (readonly [string, 'write' | 'refused', string])[] = [
  ['DELETE FROM goods', 'write', 'dml'],
  ['update goods set price = 0', 'write', 'dml'],
  ['INSERT INTO goods (id) SELECT 1 RETURNING id', 'write', 'dml'],
  ['MERGE INTO goods USING sales ON true WHEN MATCHED THEN DELETE', 'write', 'dml'],
  ['TRUNCATE goods', 'write', 'dml'],
  ["COPY goods FROM '/tmp/x'", 'write', 'dml'],
  ['DROP TABLE goods', 'write', 'ddl'],
  ['CREATE TABLE x AS SELECT 1', 'write', 'ddl'],
  ['VACUUM goods', 'write', 'ddl'],
  ['DO $$ BEGIN DELETE FROM goods; END $$', 'write', 'ddl'],
  ['CALL clean_up()', 'write', 'ddl'],
  ['SELECT * INTO x FROM goods', 'write', 'select_into'],
  ['SELECT 1 FROM (SELECT 1 UNION SELECT 2) x, (SELECT 1 INTO y) z', 'write', 'select_into'],
  ['WITH gone AS (DELETE FROM goods RETURNING *) SELECT * FROM gone', 'write', 'dml'],
  [
    'SELECT (WITH a AS (WITH b AS (INSERT INTO goods VALUES (1) RETURNING 1) TABLE b) SELECT 1)',
    'write',
    'dml',
  ],
  ['EXPLAIN ANALYZE DELETE FROM goods', 'write', 'dml'],
  ['PREPARE p AS UPDATE goods SET price = 0', 'write', 'dml'],
  ['SELECT 1; DELETE FROM goods', 'write', 'dml'],
  ["SELECT '\\'; DELETE FROM goods; --'", 'write', 'dml'],
  ['SELECT 1; SELECT 2', 'refused', 'several_statements'],
  ['', 'refused', 'empty'],
  [' ; -- nothing', 'refused', 'empty'],
  ['SELEC 1', 'refused', 'syntax'],
  ['SELECT FROM WHERE', 'refused', 'syntax'],
  ["SELECT 'open", 'refused', 'syntax'],
  ['EXPLAIN SELECT 1', 'refused', 'explain'],
  ['SET search_path = other', 'refused', 'settings'],
  ['SHOW ALL', 'refused', 'settings'],
  ['DISCARD ALL', 'refused', 'settings'],
  ['COMMIT', 'refused', 'transaction'],
  ['LOCK TABLE goods', 'refused', 'locking'],
  ["LOAD 'x'", 'refused', 'load'],
  ['LISTEN x', 'refused', 'statement_kind'],
  ['EXECUTE p', 'refused', 'prepare'],
  ['FETCH ALL FROM c', 'refused', 'cursor'],
  ["COPY (SELECT 1) TO PROGRAM 'true'", 'refused', 'copy'],
  ['SELECT * FROM goods FOR UPDATE', 'refused', 'locking'],
  ['SELECT * FROM (SELECT * FROM goods FOR SHARE SKIP LOCKED) x', 'refused', 'locking'],
  ["SELECT format('%' || '999999999' || 's', 'x')", 'refused', 'resource'],
  ["SELECT format('%--99999s', 'x')", 'refused', 'resource'],
  ["SELECT pg_catalog.format('%1$*2$s', 'x', 999999999)", 'refused', 'resource'],
  ['SELECT format(title) FROM goods', 'refused', 'resource'],
  ['SELECT pg_sleep(10)', 'refused', 'function'],
  ["SELECT pg_catalog.set_config('a', 'b', false)", 'refused', 'function'],
  ["SELECT nextval('s')", 'refused', 'function'],
  ["SELECT query_to_xml('SELECT 1', true, true, '')", 'refused', 'function'],
  ["SELECT ts_rewrite('a'::tsquery, 'SELECT 1')", 'refused', 'function'],
  ["SELECT current_setting('a')", 'refused', 'function'],
  ['SELECT version()', 'refused', 'function'],
  ["SELECT regclass('goods')", 'refused', 'function'],
  ['SELECT my_own(id) FROM goods', 'refused', 'function'],
  ['SELECT public.lower(title) FROM goods', 'refused', 'function'],
  ['SELECT a.b.c(1)', 'refused', 'function'],
  ['SELECT * FROM goods TABLESAMPLE mine (1)', 'refused', 'function'],
  ['SELECT 1 FROM goods ORDER BY my_own(id)', 'refused', 'function'],
  ['SELECT count(*) OVER (PARTITION BY my_own(id)) FROM goods', 'refused', 'function'],
  ['SELECT 1 LIMIT my_own()', 'refused', 'function'],
  ["SELECT ('/etc/passwd'::text).pg_read_file", 'refused', 'field_function'],
  ['SELECT (ARRAY[1])[1].my_own', 'refused', 'field_function'],
  ['SELECT (1).my_own', 'refused', 'field_function'],
  ['SELECT (title).my_own FROM goods', 'refused', 'field_function'],
  ['SELECT ((SELECT 1)).my_own', 'refused', 'field_function'],
  ['SELECT x.my_own FROM generate_series(1, 2) x', 'refused', 'field_function'],
  ["SELECT t.pg_read_file FROM unnest(ARRAY['/etc/passwd']) t", 'refused', 'field_function'],
  ['SELECT (g).my_own FROM goods g', 'refused', 'unknown_column'],
  ['SELECT g.my_own FROM goods g', 'refused', 'unknown_column'],
  ['SELECT t.my_own FROM (SELECT id FROM goods) t', 'refused', 'unknown_column'],
  [
    'SELECT (SELECT 1 FROM (SELECT x.my_own) y, (SELECT 1 AS my_own) x) FROM generate_series(1, 2) x',
    'refused',
    'field_function',
  ],
  [
    'SELECT (SELECT 1 FROM (SELECT 1 AS my_own) x, goods a JOIN sales b ON x.my_own = 1) FROM generate_series(1, 2) x',
    'refused',
    'field_function',
  ],
  ['SELECT (((SELECT 1)).f1).my_own', 'refused', 'field_function'],
  ["SELECT (lower('x')).my_own", 'refused', 'field_function'],
  ['SELECT j.my_own FROM (goods g JOIN sales s ON true) j', 'refused', 'unknown_column'],
  ['WITH c AS (SELECT 1 AS a) SELECT v.my_own FROM c v', 'refused', 'unknown_column'],
  ['SELECT 1 ### 2', 'refused', 'operator'],
  ['SELECT 1 OPERATOR(public.+) 2', 'refused', 'operator'],
  ['SELECT 1 FROM goods ORDER BY id USING ###', 'refused', 'operator'],
  ['SELECT 1 ### ANY (SELECT 2)', 'refused', 'operator'],
  ['SELECT 1::my_type', 'refused', 'type'],
  ['SELECT 1::my_type FROM elsewhere', 'refused', 'type'],
  ['SELECT g.my_own FROM goods g, elsewhere', 'refused', 'unknown_column'],
  ['SELECT (g.title).my_own FROM goods g, elsewhere', 'refused', 'field_function'],
  ['SELECT (x.x).my_own FROM generate_series(1, 2) x(x), elsewhere', 'refused', 'field_function'],
  ['SELECT (x).my_own FROM (SELECT 1 AS x) s, elsewhere', 'refused', 'field_function'],
  ["SELECT 'goods'::regclass", 'refused', 'type'],
  ['SELECT tableoid::regclass FROM elsewhere', 'refused', 'type'],
  ['SELECT NULL::other.goods', 'refused', 'type'],
  ['SELECT r.a FROM json_to_record(info) AS r(a my_type), sales', 'refused', 'type'],
  ['SELECT current_user', 'refused', 'session_information'],
  ['SELECT CURRENT_SCHEMA', 'refused', 'session_information'],
  ['SELECT * FROM pg_class', 'refused', 'system_catalog'],
  ['SELECT * FROM public.pg_stat_statements', 'refused', 'system_catalog'],
  ['SELECT * FROM information_schema.tables', 'refused', 'system_catalog'],
  ['TABLE pg_catalog.pg_authid', 'refused', 'system_catalog'],
  ['WITH pg_class AS (SELECT * FROM pg_class) SELECT 1', 'refused', 'system_catalog'],
  ['SELECT * FROM pg_class, (WITH pg_class AS (SELECT 1) TABLE pg_class) x', 'refused', 'system_catalog'],
  ['SELECT * FROM other.goods', 'refused', 'schema'],
  ['SELECT * FROM elsewhere.public.goods', 'refused', 'schema'],
  ['SELECT 1 FROM (goods g LEFT JOIN other.sales s ON true)', 'refused', 'schema'],
  ['VALUES (DEFAULT)', 'refused', 'unknown_node'],
];

describe('judgeSql on Postgres', () => {
  it.each(reads)('lets %s read', async (sql) => {
    expect(await judge(sql)).toEqual({ verdict: 'read' });
  });

  it.each(stopped)('stops %s', async (sql, verdict, rule) => {
    expect(await judge(sql)).toMatchObject({ verdict, rule });
  });

  it('leaves unknown tables, columns and parameters to the dry run', async () => {
    expect(await judge('SELECT x.a, b FROM elsewhere x')).toEqual({ verdict: 'read' });
    expect(await judge('SELECT nope FROM goods')).toEqual({ verdict: 'read' });
    expect(await judge('SELECT $1::int')).toEqual({ verdict: 'read' });
  });

  it('allows the functions the user declared, by name or with their schema', async () => {
    expect(await judge('SELECT my_own(1)', ['my_own'])).toEqual({ verdict: 'read' });
    expect(await judge('SELECT public.my_own(1)', ['my_own'])).toEqual({ verdict: 'read' });
    expect(await judge('SELECT extra.my_own(1)', ['extra.my_own'])).toEqual({ verdict: 'read' });
    expect(await judge('SELECT t.any_column FROM my_own(1) t', ['my_own'])).toEqual({ verdict: 'read' });
    expect(await judge('SELECT extra.my_own(1)', ['my_own'])).toMatchObject({ rule: 'function' });
  });

  it('judges without a catalog: any schema but the system ones', async () => {
    expect(await withoutCatalog('SELECT o.a FROM other.goods o')).toEqual({ verdict: 'read' });
    expect(await withoutCatalog('SELECT o.pg_sleep FROM other.goods o')).toMatchObject({
      rule: 'field_function',
    });
    expect(await withoutCatalog('SELECT 1::my_type FROM other.goods o')).toMatchObject({ rule: 'type' });
    expect(await withoutCatalog('SELECT * FROM db.other.goods')).toMatchObject({ rule: 'schema' });
    expect(await withoutCatalog('TABLE pg_authid')).toMatchObject({ rule: 'system_catalog' });
  });

  it('says where, in characters, also after letters of several bytes', async () => {
    const sql = "SELECT 'żółć 🙂', pg_sleep(1)";
    expect(await judge(sql)).toMatchObject({ at: sql.indexOf('pg_sleep') });
    const broken = "SELECT 'żółć' FRM goods x";
    expect(await judge(broken)).toMatchObject({ rule: 'syntax', at: broken.indexOf('goods') });
    expect(await judge('DELETE FROM goods')).toMatchObject({ at: 12 });
  });

  it('says what to do instead', async () => {
    const verdict = await judge('SELECT pg_sleep(1)');
    expect(verdict).toMatchObject({ message: expect.stringContaining('pg_sleep()') });
    expect(await judge('SHOW ALL')).toMatchObject({ message: expect.stringContaining('Write one SELECT') });
  });
});
