import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../../../src/ports/catalog.ts';
import type { Dialect } from '../../../../src/ports/dialect.ts';
import { judgeSql } from '../../../../src/safety/judge-sql.ts';
import { catalog, column, table } from '../../../support/catalog-fixtures.ts';

/** What people ask a shop's database, in every dialect. */
const everywhere = [
  'SELECT sum(amount) OVER w, rank() OVER v FROM orders WINDOW w AS (ORDER BY id), v AS (PARTITION BY status ORDER BY amount)',
  'SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id, products p WHERE p.id = 1',
  'SELECT o.id, c.name FROM (orders o JOIN customers c ON o.customer_id = c.id) LEFT JOIN products p ON p.id = o.id',
  'WITH a AS (SELECT 1 AS x), b AS (SELECT x FROM a) SELECT * FROM b JOIN a ON a.x = b.x',
  'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n',
  'SELECT status, count(*) FROM orders GROUP BY status HAVING count(*) > (SELECT avg(c) FROM (SELECT count(*) AS c FROM orders GROUP BY status) t) ORDER BY 2 DESC, 1 LIMIT 3',
  'SELECT c.name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id)',
  'SELECT c.name, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) AS n FROM customers c ORDER BY n DESC',
  'SELECT a.status FROM orders a UNION SELECT b.name FROM customers b ORDER BY 1',
  "SELECT CASE WHEN amount > 100 THEN 'big' ELSE 'small' END AS size, count(*) FROM orders GROUP BY 1",
  'SELECT orders.id FROM orders CROSS JOIN products WHERE orders.amount BETWEEN products.price AND products.price * 2',
  "SELECT DISTINCT customer_id FROM orders WHERE status IN ('new', 'paid') AND note IS NOT NULL",
  'SELECT * FROM orders ORDER BY amount DESC, id LIMIT 10 OFFSET 20',
  'SELECT x.total FROM (SELECT customer_id, sum(amount) AS total FROM orders GROUP BY customer_id) AS x (customer_id, total)',
  'SELECT extract(year FROM created_at) AS y, extract(month FROM created_at), sum(amount) FROM orders GROUP BY 1, 2',
  "SELECT coalesce(sum(amount), 0) FROM orders WHERE created_at >= DATE '2024-01-01'",
  'SELECT o.id FROM orders AS o LEFT OUTER JOIN customers AS c USING (id) NATURAL JOIN products',
  'SELECT max(amount) - min(amount) AS spread, count(DISTINCT customer_id) FROM orders;',
  '(SELECT id FROM orders ORDER BY amount LIMIT 1) UNION ALL (SELECT id FROM customers)',
  'SELECT left_side.id FROM orders left_side, orders right_side WHERE left_side.id < right_side.id',
  'SELECT lag(amount, 1) OVER (PARTITION BY customer_id ORDER BY created_at ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM orders',
];

const schemas = { mysql: 'shop', duckdb: 'main', trino: 'web', tsql: 'dbo', clickhouse: 'default' } as const;
type Judged = keyof typeof schemas;

const own: Readonly<Record<Judged, readonly string[]>> = {
  mysql: [
    'SELECT id FROM orders LIMIT 5, 10',
    'SELECT YEAR(created_at) y, MONTH(created_at) m, SUM(amount) FROM orders GROUP BY y, m WITH ROLLUP',
    "SELECT DATE_SUB(CURDATE(), INTERVAL 7 DAY), DATE_FORMAT(created_at, '%Y-%m') FROM orders",
    'SELECT o.id FROM orders o USE INDEX (a, b) FORCE INDEX FOR JOIN (c), customers c',
    "SELECT `o`.`id` FROM `orders` `o` ORDER BY FIELD(status, 'a', 'b'), id",
    "SELECT data->'$.a', data->>'$.b', JSON_EXTRACT(data, '$.c') FROM orders",
    'SELECT id FROM orders PARTITION (p0, p1) o, customers',
    'SELECT SQL_NO_CACHE id FROM orders LIMIT 3',
    "SELECT GROUP_CONCAT(DISTINCT name ORDER BY name SEPARATOR ', ') FROM customers",
    'SELECT t.id, l.n FROM orders t, LATERAL (SELECT COUNT(*) AS n FROM order_items i WHERE i.order_id = t.id) l',
    'SELECT a.id FROM orders a STRAIGHT_JOIN customers b ON a.customer_id=b.id LIMIT 1, 2',
    "SELECT BINARY name = 'x' FROM customers WHERE name REGEXP '^a' AND name NOT RLIKE 'b'",
    "SELECT IF(amount>1,'a','b'), IFNULL(note,''), amount DIV 2, amount MOD 3, !1, 1 <=> NULL FROM orders",
    "SELECT TIMESTAMPDIFF(DAY, created_at, NOW()), LAST_DAY(created_at), STR_TO_DATE('1','%d') FROM orders",
    "SELECT 1e5, 1.5e-3, .5, 0x1F, 0b101, 10 DIV 3, 5*2, x'41', amount*2 FROM orders LIMIT 5,10",
    'SELECT ST_GeometryType(data), ST_NumPoints(data), MBRContains(data, note), ROWNUM() FROM orders',
    'VALUES ROW(1,2), ROW(3,4)',
    'SELECT COUNT(*) FROM orders, (SELECT 1 AS one) d LIMIT 1',
    'SELECT id FROM orders ORDER BY RAND() LIMIT 1',
    'SELECT x.* FROM (VALUES ROW(1,2)) AS x (a, b)',
    "SELECT id FROM orders WHERE MATCH (note) AGAINST ('a' IN NATURAL LANGUAGE MODE)",
    'SELECT CONVERT(name USING utf8mb4), CAST(amount AS UNSIGNED), CAST(amount AS DECIMAL(10,2)) FROM orders o, customers',
  ],
  duckdb: [
    'FROM orders',
    'FROM orders SELECT status, sum(amount) GROUP BY ALL ORDER BY ALL',
    'SELECT * EXCLUDE (note) FROM orders USING SAMPLE 10%',
    'SELECT id FROM orders QUALIFY row_number() OVER (PARTITION BY status ORDER BY id) = 1',
    "SELECT unnest(['a','b']), list_sum([x.price FOR x IN [1]]) FROM products",
    "SELECT date_trunc('month', created_at), strftime(created_at, '%Y') FROM orders GROUP BY 1, 2",
    'SELECT p.name, t.tag FROM products p, unnest(p.tags) AS t(tag)',
    'SELECT o.id FROM orders o ASOF JOIN products p ON o.amount >= p.price',
    "PIVOT orders ON status IN ('new') USING sum(amount)",
    'UNPIVOT orders ON amount, id INTO NAME n VALUE v',
    'SELECT * FROM orders TABLESAMPLE 10 PERCENT (bernoulli)',
    "SELECT struct_pack(a := 1), {'a': 1}.a, map {'k': 1}['k'] FROM orders",
    'SELECT x: 1, y: amount FROM orders',
    "SELECT arg_max(id, amount), string_agg(status, ',' ORDER BY id) FILTER (WHERE amount > 1) FROM orders",
    'SELECT id FROM orders o SEMI JOIN customers c ON o.customer_id = c.id',
    "SELECT amount // 2, amount ** 2, note LIKE 'a%', note ILIKE 'B', note GLOB 'x*' FROM orders",
    'SELECT DISTINCT ON (customer_id) customer_id, amount FROM orders ORDER BY customer_id, created_at DESC',
    'SELECT count(*) FROM range(10) r(i), orders',
    'SELECT median(amount), quantile_cont(amount, 0.9), mode(status) FROM orders LIMIT 50%',
    "SELECT COLUMNS('a.*') FROM orders",
    'SELECT name, ARRAY(SELECT id FROM orders o WHERE o.customer_id = c.id ORDER BY id) FROM customers c',
  ],
  trino: [
    'SELECT id FROM orders OFFSET 2 ROWS FETCH FIRST 3 ROWS ONLY',
    'SELECT t.n FROM orders CROSS JOIN UNNEST(ARRAY[1,2]) WITH ORDINALITY AS t (n, o)',
    "SELECT approx_percentile(amount, 0.5), date_trunc('day', created_at), date_diff('day', created_at, current_date) FROM orders",
    'SELECT * FROM orders TABLESAMPLE BERNOULLI (10)',
    "SELECT element_at(split(note, ','), 1), json_extract_scalar(data, '$.a'), try(1/0) FROM orders",
    'SELECT status, grouping(status) FROM orders GROUP BY GROUPING SETS ((status), ())',
    "SELECT created_at + INTERVAL '1' DAY, TIMESTAMP '2020-01-01 00:00:00', CAST(ROW(1, 'a') AS ROW(x integer, y varchar)) FROM orders",
    'SELECT filter(ARRAY[1,2], x -> x > 1), reduce(ARRAY[1], 0, (s, x) -> s + x, s -> s)',
    "SELECT listagg(name, ', ') WITHIN GROUP (ORDER BY name) FROM customers",
    'SELECT count_if(amount > 1), max_by(id, amount), array_agg(status ORDER BY id) FROM orders',
    "SELECT id FROM orders WHERE created_at AT TIME ZONE 'UTC' > now()",
    'SELECT * FROM orders MATCH_RECOGNIZE (PARTITION BY customer_id ORDER BY id MEASURES A.amount AS a ONE ROW PER MATCH PATTERN (A B+) DEFINE B AS amount > PREV(amount))',
    'TABLE orders',
    'SELECT id FROM orders LIMIT ALL',
    "SELECT year(created_at), format('%s', name), regexp_like(name, 'a') FROM orders, customers",
  ],
  tsql: [
    'SELECT TOP 10 name FROM customers ORDER BY name',
    'SELECT id FROM orders ORDER BY id OFFSET 10 ROWS FETCH NEXT 5 ROWS ONLY',
    "SELECT YEAR(created_at), DATEPART(month, created_at), FORMAT(created_at, 'yyyy-MM') FROM orders GROUP BY YEAR(created_at), DATEPART(month, created_at)",
    'SELECT * FROM (SELECT status, amount FROM orders) s PIVOT (SUM(amount) FOR status IN ([new], [paid])) p',
    "SELECT ISNULL(note, ''), LEN(note), CONVERT(varchar(10), created_at, 120), DATEADD(day, -7, GETDATE()) FROM dbo.orders WITH (NOLOCK)",
    "SELECT o.id, x.value FROM orders o CROSS APPLY STRING_SPLIT(o.note, ',') x",
    "SELECT STRING_AGG(name, ', ') WITHIN GROUP (ORDER BY name) FROM customers",
    "SELECT id, [name] AS 'the name' FROM [dbo].[customers]",
    "SELECT c.name, o.id FROM customers c INNER JOIN orders o ON o.customer_id = c.id WHERE o.status <> N'x' FOR XML PATH('r')",
    "SELECT id % 2, amount / 3, ~id, id & 1, name + N'x' FROM orders, customers",
    "SELECT COUNT_BIG(*), NEWID(), IIF(1=1, 1, 0), CHOOSE(1, 'a'), TRY_CAST('1' AS int) FROM orders",
  ],
  clickhouse: [
    'SELECT count(), uniq(customer_id), sum(amount) FROM orders FINAL',
    "SELECT toStartOfMonth(created_at) AS m, countIf(status = 'x'), quantiles(0.5, 0.9)(amount) FROM orders GROUP BY m ORDER BY m WITH FILL",
    'SELECT * FROM orders LIMIT 1 BY customer_id LIMIT 10',
    "SELECT id FROM orders PREWHERE amount > 1 WHERE status = 'x' LIMIT 5, 10",
    'SELECT arrayJoin(tags) AS t, count() FROM products GROUP BY t',
    'SELECT o.id FROM orders AS o ANY LEFT JOIN customers AS c ON o.customer_id = c.id',
    'SELECT argMax(id, amount), groupArray(status), topK(3)(status) FROM orders',
    "SELECT JSONExtractString(data, 'a'), splitByChar(',', note)[1], tuple(1, 2).1 FROM orders",
    'WITH (SELECT max(amount) FROM orders) AS m SELECT id FROM orders WHERE amount = m',
    "SELECT dateDiff('day', created_at, now()), toYYYYMM(created_at), formatDateTime(created_at, '%Y') FROM orders",
    'SELECT * FROM orders ORDER BY amount DESC NULLS LAST LIMIT 3 WITH TIES',
    'SELECT id FROM orders SAMPLE 1/10 WHERE id IN (1, 2)',
    "SELECT [1,2][1], {'a': 1}['a'], 1 ? 2 : 3",
  ],
};

function shop(dialect: Dialect, schema: string): Catalog {
  const named = (name: string, columns: string) =>
    table(
      name,
      columns.split(' ').map((each) => column(each)),
      { schema },
    );
  return catalog(
    [
      named('orders', 'id customer_id amount status created_at note data'),
      named('customers', 'id name email country'),
      named('order_items', 'order_id product_id qty price'),
      named('products', 'id name price tags'),
    ],
    { dialect, searchPath: [schema] },
  );
}

const judge = (dialect: Judged, sql: string) =>
  judgeSql(sql, { dialect, catalog: shop(dialect, schemas[dialect]), strictNames: true });

describe.each(Object.keys(schemas) as readonly Judged[])(
  'an honest statement of %s, with strict names',
  (dialect) => {
    it.each([...everywhere, ...own[dialect]])('reads: %s', async (sql) => {
      expect(await judge(dialect, sql)).toEqual({ verdict: 'read' });
    });
  },
);

describe('a name of two parts', () => {
  it.each<[Judged, string]>([
    ['trino', 'schema'],
    ['duckdb', 'read'],
  ])('on %s is one of a database’s table: %s', async (dialect, expected) => {
    const named = { ...shop(dialect, schemas[dialect]), databaseName: 'lake' };
    const judged = (sql: string) => judgeSql(sql, { dialect, catalog: named, strictNames: true });
    expect(await judged(`SELECT id FROM lake.${schemas[dialect]}.orders`)).toEqual({ verdict: 'read' });
    const verdict = await judged('SELECT id FROM lake.orders');
    expect(verdict.verdict === 'read' ? 'read' : verdict.rule).toBe(expected);
  });
});

describe('letters beyond ASCII', () => {
  const dialects = Object.keys(schemas) as readonly Judged[];

  it.each(dialects.filter((dialect) => dialect !== 'clickhouse' && dialect !== 'tsql'))(
    'may stand in names on %s, whatever becomes of them in capitals',
    async (dialect) => {
      const named = shop(dialect, schemas[dialect]);
      const streets = table('straße', [column('größe')], { schema: schemas[dialect] });
      const context = {
        dialect,
        catalog: { ...named, tables: [...named.tables, streets] },
        strictNames: true,
      };
      const sql = 'SELECT größe, s.größe FROM straße s';
      expect(await judgeSql(sql, context)).toEqual({ verdict: 'read' });
    },
  );

  // In capitals each of them would read as a word that ends FROM.
  it.each(
    dialects.flatMap((dialect) =>
      ['ſelect', 'unıon', 'valueſ', 'havıng'].map((name) => [dialect, name]),
    ) as readonly (readonly [Judged, string])[],
  )('make no keyword on %s of an alias: %s', async (dialect, alias) => {
    expect(await judge(dialect, `SELECT 1 FROM orders ${alias}, secrets`)).toMatchObject({
      verdict: 'refused',
    });
  });

  it.each<Judged>(['mysql', 'trino', 'tsql', 'clickhouse'])(
    'are no keyword on %s behind a byte order mark',
    async (dialect) => {
      expect(await judge(dialect, 'SELECT 1 FROM orders \ufeffWHERE, secrets')).toMatchObject({
        verdict: 'refused',
      });
    },
  );

  it.each(['\u00a0', '\u2000', '\u200b', '\u202f', '\u2060', '\u3000', '\ufeff'])(
    'that DuckDB takes for a blank are refused: %j',
    async (blank) => {
      for (const sql of [`SELECT (SELECT word${blank}FROM other.secrets)`, `SELECT id${blank}FROM orders`]) {
        expect(await judge('duckdb', sql)).toMatchObject({ verdict: 'refused', rule: 'syntax' });
      }
      expect(
        await judge('duckdb', `SELECT '${blank}', "${blank}" -- ${blank}\nFROM (SELECT 1 AS "${blank}")`),
      ).toEqual({
        verdict: 'read',
      });
    },
  );
});

describe('a name of MySQL’s that begins with a digit', () => {
  it.each([
    'SELECT 1 FROM (SELECT 1 AS 1where) d JOIN orders o ON o.id = 1where, secrets',
    'SELECT 1 FROM (SELECT 1 AS `1where`) d JOIN orders o ON o.id = d.1where, secrets',
    'SELECT 1 FROM orders o JOIN orders p ON o.id = 0x1Funion, secrets',
    'SELECT * FROM 1_2',
    'SELECT * FROM 1$2',
    'SELECT 1$ FROM orders',
    'SELECT 2fa FROM orders',
    'SELECT 0b102 FROM orders',
  ])('is refused without quotes: %s', async (sql) => {
    expect(await judge('mysql', sql)).toMatchObject({ verdict: 'refused', rule: 'syntax' });
  });
});

describe('a word of the grammar after AS', () => {
  it.each<[Judged, string]>([
    ['clickhouse', 'SELECT word FROM orders AS array JOIN secrets ON 1 = 1'],
    ['clickhouse', 'SELECT word FROM orders AS where, secrets'],
    ['clickhouse', 'SELECT word FROM orders AS settings, secrets'],
    ['duckdb', 'SELECT word FROM orders AS values, secrets'],
    ['duckdb', 'SELECT word FROM (SELECT 1) AS union, secrets'],
    ['trino', 'SELECT word FROM orders AS limit, secrets'],
  ])('is no end of FROM on %s: %s', async (dialect, sql) => {
    expect(await judge(dialect, sql)).toMatchObject({ verdict: 'refused' });
  });
});

describe('what looks like one', () => {
  it.each<[Judged, string]>([
    ['mysql', 'SELECT 1 FROM orders window, secrets'],
    ['mysql', 'SELECT 1 FROM orders o FORCE INDEX FOR JOIN (c), secrets'],
    ['mysql', 'SELECT 1 FROM orders o USE KEY FOR JOIN (c) JOIN secrets'],
    ['mysql', 'SELECT 1 FROM orders INTERSECT, secrets'],
    ['mysql', 'SELECT word, NOT `DISTINCT` FROM (SELECT 1 AS `DISTINCT`) x, secrets'],
    ['mysql', 'SELECT word, x.`IS` `DISTINCT` FROM (SELECT 1 AS `IS`) x, secrets'],
    ['mysql', 'SELECT word, x.`WITH` FILL FROM (SELECT 1 AS `WITH`) x, secrets'],
    ['trino', 'SELECT word, NOT "DISTINCT" FROM (SELECT true AS "DISTINCT") x, secrets'],
    ['trino', 'SELECT word, x."WITH" fill FROM (SELECT 1 AS "WITH") x, secrets'],
    ['tsql', 'SELECT word, x.[WITH] [FILL] FROM (SELECT 1 AS [WITH]) x, secrets'],
    ['duckdb', 'SELECT word, NOT "DISTINCT" FROM (SELECT true AS "DISTINCT") x, secrets'],
    ['clickhouse', 'SELECT word, x.is AS distinct FROM (SELECT 1 AS is) x, secrets'],
    ['clickhouse', 'SELECT word, x.is distinct FROM (SELECT 1 AS is) x, secrets'],
    ['clickhouse', 'SELECT word, NOT distinct FROM (SELECT 1 AS distinct) x, secrets'],
    ['clickhouse', 'SELECT word FROM orders "ARRAY" JOIN secrets ON 1 = 1'],
    ['clickhouse', 'SELECT word FROM orders values, secrets'],
    ['clickhouse', 'SELECT 1 FROM orders for JOIN secrets ON 1'],
    ['duckdb', 'SELECT 1 FROM orders WINDOW, secrets'],
    ['duckdb', 'UNPIVOT secrets ON amount, id INTO NAME n VALUE v'],
    ['trino', 'SELECT sum(1) OVER w FROM orders WINDOW w AS (ORDER BY (SELECT max(id) FROM secrets))'],
    ['tsql', 'SELECT 1 FROM orders o CROSS APPLY secrets'],
  ])('hides no table on %s: %s', async (dialect, sql) => {
    expect(await judge(dialect, sql)).toMatchObject({ rule: 'unknown_table' });
  });
});
