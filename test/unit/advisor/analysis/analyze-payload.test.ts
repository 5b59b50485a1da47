import { describe, expect, it } from 'vitest';
import { analyzePayload } from '../../../../src/advisor/analysis/analyze-payload.ts';
import { loadSyntax } from '../../../../src/advisor/syntax/load-syntax.ts';

const syntax = await loadSyntax();

const ddl = [
  `CREATE TABLE lake.raw.orders (order_id BIGINT NOT NULL COMMENT 'key', customer_id BIGINT, ordered_on DATE, status VARCHAR(20), amount DECIMAL(12, 2), tags ARRAY(VARCHAR), place ROW(city VARCHAR, zip VARCHAR)) WITH (format = 'PARQUET', partitioning = ARRAY['month(ordered_on)'])`,
  'CREATE TABLE lake.raw.customers (customer_id BIGINT, name VARCHAR, "Home Town" VARCHAR);',
].map((statement) => ({ statement }));

const analyze = (queries: readonly string[], statements = ddl) =>
  analyzePayload(
    { syntax },
    {
      ddl: statements,
      queries: queries.map((query, index) => ({
        queryid: `q${index}`,
        query,
        runquantity: 2,
        executiontime: 3,
      })),
    },
  );

const first = async (query: string) => {
  const [read] = (await analyze([query])).queries;
  if (!read) throw new Error('no query');
  return read;
};

describe('analyzePayload', () => {
  it('reads the tables of the DDL', async () => {
    const { dialect, catalog, schema, tables } = await analyze([]);
    expect({ dialect, catalog, schema }).toEqual({ dialect: 'trino', catalog: 'lake', schema: 'raw' });
    expect(tables[0]).toMatchObject({
      name: 'orders',
      columns: [
        { name: 'order_id', type: 'BIGINT', nullable: false, comment: 'key' },
        { name: 'customer_id', type: 'BIGINT', nullable: true, comment: null },
        { name: 'ordered_on', type: 'DATE' },
        { name: 'status', type: 'VARCHAR(20)' },
        { name: 'amount', type: 'DECIMAL(12, 2)' },
        { name: 'tags', type: 'ARRAY(VARCHAR)' },
        { name: 'place', type: 'ROW(city VARCHAR, zip VARCHAR)' },
      ],
      properties: { format: "'PARQUET'", partitioning: "ARRAY['month(ordered_on)']" },
    });
    expect(tables[1]?.columns.map(({ name }) => name)).toEqual(['customer_id', 'name', 'Home Town']);
  });

  it.each([
    [
      'SELECT status, amount FROM orders WHERE order_id = 1',
      'SELECT orders.status, orders.amount FROM lake.raw.orders AS orders WHERE orders.order_id = 1',
    ],
    [
      'SELECT o.amount, name FROM raw.orders o, lake.raw.customers AS c WHERE o.customer_id = c.customer_id',
      'SELECT o.amount, c.name FROM lake.raw.orders o, lake.raw.customers AS c WHERE o.customer_id = c.customer_id',
    ],
    [
      'SELECT lake.raw.orders.amount, raw.orders.status FROM lake.raw.orders',
      'SELECT orders.amount, orders.status FROM lake.raw.orders AS orders',
    ],
    [
      'SELECT customer_id, name FROM orders JOIN customers USING (customer_id)',
      'SELECT customer_id, customers.name FROM lake.raw.orders AS orders JOIN lake.raw.customers AS customers USING (customer_id)',
    ],
    [
      `WITH orders AS (SELECT 1 AS n) SELECT n, 'ü😀' AS "n2" FROM orders ORDER BY n2`,
      `WITH orders AS (SELECT 1 AS n) SELECT orders.n, 'ü😀' AS "n2" FROM orders ORDER BY n2`,
    ],
    [
      'SELECT place.city, "Home Town" FROM orders CROSS JOIN customers',
      'SELECT orders.place.city, customers."Home Town" FROM lake.raw.orders AS orders CROSS JOIN lake.raw.customers AS customers',
    ],
    [
      'SELECT t FROM orders CROSS JOIN UNNEST(tags) AS u (t)',
      'SELECT u.t FROM lake.raw.orders AS orders CROSS JOIN UNNEST(orders.tags) AS u (t)',
    ],
    [
      'SELECT filter(tags, tag -> tag <> status) FROM orders',
      'SELECT filter(orders.tags, tag -> tag <> orders.status) FROM lake.raw.orders AS orders',
    ],
    [
      'SELECT name FROM customers c WHERE EXISTS (SELECT 1 FROM orders WHERE customer_id = c.customer_id AND amount > 3)',
      'SELECT c.name FROM lake.raw.customers c WHERE EXISTS (SELECT 1 FROM lake.raw.orders AS orders WHERE orders.customer_id = c.customer_id AND orders.amount > 3)',
    ],
    [
      'SELECT status s, count(*) FROM orders GROUP BY status ORDER BY s, 2',
      'SELECT orders.status s, count(*) FROM lake.raw.orders AS orders GROUP BY orders.status ORDER BY s, 2',
    ],
    [
      '(SELECT amount FROM orders) UNION ALL SELECT x.amount FROM (SELECT amount FROM orders) x ORDER BY amount',
      '(SELECT orders.amount FROM lake.raw.orders AS orders) UNION ALL SELECT x.amount FROM (SELECT orders.amount FROM lake.raw.orders AS orders) x ORDER BY amount',
    ],
  ])('gives every table its path and every column its table: %s', async (query, expected) => {
    expect(await first(query)).toMatchObject({ sql: expected, faults: [], repairs: [] });
  });

  it.each([
    ['SELECT nothing FROM orders', 'No table of the query has a column "nothing".'],
    ['SELECT o.nothing FROM orders o', '"o" has no column "nothing".'],
    [
      'SELECT orders.amount FROM orders o',
      'There is no table "orders" in the query (column "orders.amount").',
    ],
    ['SELECT a FROM nowhere', 'There is no table "nowhere".'],
    [
      'SELECT customer_id FROM orders, customers',
      'The column "customer_id" is ambiguous: it is in orders, customers.',
    ],
    ['SELECT x.* FROM orders', 'There is no table "x" in the query ("x.*").'],
    ['DROP TABLE orders', 'It is not a query.'],
  ])('names what is wrong with %s', async (query, fault) => {
    expect(await first(query)).toMatchObject({ sql: null, faults: [fault], facts: null });
  });

  it.each([
    [
      'SELECT status FROM lake.lake.raw.orders ;; ',
      'names repeated at the beginning of a path were taken out',
    ],
    [
      'SELECT lake.raw.lake.raw.orders.status FROM lake.raw.lake.raw.orders',
      'names repeated at the beginning of a path were taken out',
    ],
    ['SELECT status FROM orders WHERE status = ‘open’', 'typographic quotes and spaces became plain ones'],
    [
      'SELECT status, -- how it stands FROM orders',
      'a comma before a keyword or a closing parenthesis was taken out',
    ],
    [
      'SELECT status -- how it stands amount FROM orders WHERE amount > 1',
      'a -- comment that swallowed the rest of its line was closed',
    ],
    [
      '-- all the open ones SELECT status FROM orders -- table of orders WHERE status = 1',
      'a -- comment that swallowed the rest of its line was closed',
    ],
    ['SELECT status\\nFROM orders', 'line breaks written as \\n became real ones'],
    ['SELECT count(*) FROM (SELECT status FROM orders', 'parentheses missing at the end were added'],
    ['```sql\nSELECT status FROM orders\n```', 'a markdown fence around the statement was taken off'],
  ])('repairs %s', async (query, repair) => {
    const read = await first(query);
    expect(read.faults).toEqual([]);
    expect(read.repairs).toContain(repair);
  });

  it('leaves a comment at the end as it is', async () => {
    expect((await first("SELECT status FROM orders -- it's all")).repairs).toEqual([]);
  });

  it('finds queries that say the same', async () => {
    const { queries } = await analyze([
      'SELECT status FROM orders',
      'select ORDERS.Status\nfrom raw.orders -- again',
      'SELECT amount FROM orders',
    ]);
    expect(queries.map(({ duplicateOf }) => duplicateOf)).toEqual([null, 'q0', null]);
  });

  it('takes the median where the log has no time', async () => {
    const { queries } = await analyzePayload(
      { syntax },
      {
        ddl,
        queries: [
          { queryid: 'a', query: 'SELECT 1', runquantity: 10, executiontime: 4 },
          { queryid: 'b', query: 'SELECT 2', runquantity: 5 },
          { queryid: 'a', query: 'SELECT 3', runquantity: 1 },
        ],
      },
    );
    expect(queries.map(({ id, seconds, weightSeconds }) => ({ id, seconds, weightSeconds }))).toEqual([
      { id: 'a', seconds: 4, weightSeconds: 40 },
      { id: 'b', seconds: null, weightSeconds: 20 },
    ]);
  });

  it('says what a query reads and how', async () => {
    const { facts } = await first(
      `SELECT c.name, sum(o.amount) FROM orders o LEFT JOIN customers c ON o.customer_id = c.customer_id
       WHERE o.ordered_on BETWEEN DATE '2024-01-01' AND DATE '2024-02-01' AND o.status IN ('a', 'b') AND year(o.ordered_on) = 2024
       GROUP BY c.name ORDER BY 2 DESC LIMIT 5`,
    );
    const of = (column: string) =>
      facts?.columns
        .filter((use) => use.column === column)
        .map(({ role, operator, literals }) => ({ role, operator, literals }));
    expect(of('ordered_on')).toEqual([
      { role: 'filter', operator: 'range', literals: ["DATE '2024-01-01'", "DATE '2024-02-01'"] },
      { role: 'filter', operator: 'other', literals: ['2024'] },
    ]);
    expect(of('status')).toEqual([{ role: 'filter', operator: 'in', literals: ["'a'", "'b'"] }]);
    expect(of('amount')).toEqual([{ role: 'aggregate', operator: null, literals: [] }]);
    expect(facts?.joins).toMatchObject([
      { left: { name: 'orders', column: 'customer_id' }, right: { name: 'customers' }, kind: 'left' },
    ]);
    expect(facts?.groupBy).toMatchObject([{ name: 'customers', column: 'name' }]);
    expect(facts?.aggregates).toMatchObject([
      { function: 'sum', distinct: false, column: { column: 'amount' } },
    ]);
    expect(facts).toMatchObject({ limit: 5, nonDeterministic: ['limit with ties'], readsClock: false });
  });

  it.each([
    ['SELECT o.amount FROM orders o WHERE o.customer_id IN (SELECT customer_id FROM customers)', 'semi'],
    ['SELECT o.amount FROM orders o WHERE o.customer_id NOT IN (SELECT customer_id FROM customers)', 'anti'],
    [
      'SELECT o.amount FROM orders o WHERE NOT EXISTS (SELECT 1 FROM customers c WHERE c.customer_id = o.customer_id)',
      'anti',
    ],
    ['SELECT o.amount FROM orders o, customers c WHERE c.customer_id = o.customer_id', 'inner'],
  ])('tells the kind of join of %s', async (query, kind) => {
    expect((await first(query)).facts?.joins.map((join) => join.kind)).toEqual([kind]);
  });

  it.each([
    ['SELECT random() FROM orders', ['random()']],
    ['SELECT status FROM orders LIMIT 3', ['limit without an order']],
    ['SELECT status, count(*) FROM orders GROUP BY status ORDER BY status LIMIT 3', []],
    ['SELECT count(*) FROM orders LIMIT 3', []],
    ['SELECT approx_distinct(status) FROM orders', ['approx_distinct: an approximation']],
    ['SELECT array_agg(status) FROM orders', ['array_agg without an order']],
    ['SELECT array_agg(status ORDER BY status) FROM orders', []],
    ['SELECT row_number() OVER (ORDER BY amount) FROM orders', ['row_number() over an order that may tie']],
    ['SELECT rank() OVER (ORDER BY amount) FROM orders', []],
    ['SELECT status FROM orders TABLESAMPLE BERNOULLI (10)', ['tablesample']],
    ['SELECT uuid(), arbitrary(status) FROM orders', ['arbitrary: any of several values', 'uuid()']],
  ])('says what makes two runs differ: %s', async (query, expected) => {
    expect((await first(query)).facts?.nonDeterministic).toEqual(expected);
  });

  it.each([
    'SELECT status FROM orders WHERE ordered_on > current_date',
    "SELECT status FROM orders WHERE ordered_on > date_add('day', -7, now())",
  ])('says that the clock is read: %s', async (query) => {
    expect((await first(query)).facts?.readsClock).toBe(true);
  });

  it('weighs the workload', async () => {
    const { workload } = await analyze([
      'SELECT o.amount, p.status FROM orders o, orders p WHERE o.order_id = p.order_id',
    ]);
    expect(workload).toMatchObject({
      totalSeconds: 6,
      tables: [{ name: 'orders', queries: 1, scans: 2, weightSeconds: 6 }],
      unusedTables: [{ name: 'customers' }],
    });
    expect(workload.unusedColumns.map(({ column }) => column)).toEqual([
      'customer_id',
      'ordered_on',
      'tags',
      'place',
    ]);
  });

  it.each([
    [
      'postgres',
      [
        'CREATE TABLE public.u (id bigserial PRIMARY KEY, email character varying(80) NOT NULL UNIQUE)',
        'CREATE TABLE "Shop"."T" ("Id" bigint NOT NULL, u_id bigint REFERENCES public.u (id), at timestamptz)',
        'ALTER TABLE ONLY "Shop"."T" ADD CONSTRAINT t_pk PRIMARY KEY ("Id")',
        'CREATE INDEX t_at ON "Shop"."T" USING btree (at, u_id)',
      ],
      {
        name: 'T',
        schema: 'Shop',
        primaryKey: ['Id'],
        foreignKeys: [{ columns: ['u_id'], references: { name: 'u', schema: 'public', columns: ['id'] } }],
        indexes: [{ name: 't_at', columns: ['at', 'u_id'], unique: false }],
      },
    ],
    [
      'mysql',
      [
        'CREATE TABLE `u` (`id` int(11) unsigned NOT NULL AUTO_INCREMENT, PRIMARY KEY (`id`)) ENGINE=InnoDB',
        "CREATE TABLE `t` (`id` int(11) NOT NULL, `u_id` int(11) DEFAULT NULL COMMENT 'x', PRIMARY KEY (`id`), KEY `k` (`u_id`), CONSTRAINT `f` FOREIGN KEY (`u_id`) REFERENCES `u` (`id`)) ENGINE=InnoDB",
      ],
      {
        name: 't',
        primaryKey: ['id'],
        indexes: [{ name: 'k', columns: ['u_id'] }],
        foreignKeys: [{ columns: ['u_id'] }],
      },
    ],
    [
      'sqlite',
      [
        'CREATE TABLE u (id INTEGER PRIMARY KEY AUTOINCREMENT)',
        'CREATE TABLE t (a TEXT, b REAL, PRIMARY KEY (a)) WITHOUT ROWID',
      ],
      { name: 't', primaryKey: ['a'] },
    ],
    [
      'duckdb',
      [
        'CREATE TABLE u (a HUGEINT)',
        'CREATE TABLE t (a INTEGER PRIMARY KEY, s STRUCT(x INTEGER), l VARCHAR[])',
      ],
      {
        name: 't',
        primaryKey: ['a'],
        columns: [{ type: 'INTEGER' }, { type: 'STRUCT(x INTEGER)' }, { type: 'VARCHAR[]' }],
      },
    ],
  ])('reads DDL of %s', async (dialect, statements, expected) => {
    const analysis = await analyze(
      [],
      statements.map((statement) => ({ statement })),
    );
    expect(analysis.dialect).toBe(dialect);
    expect(analysis.tables[1]).toMatchObject(expected);
  });

  it('names DDL that it cannot read, without its text', async () => {
    const { issues, tables } = await analyze(
      [],
      [{ statement: "CREATE TABLE lake.raw.t (a BIGINT secret 'pass" }, ...ddl],
    );
    expect(tables).toHaveLength(2);
    expect(issues).toMatchObject([{ at: 'ddl[0]' }]);
    expect(JSON.stringify(issues)).not.toContain('pass');
  });

  it.each([
    '',
    ' ; ',
    '\u0000',
    "'".repeat(2_001),
    `SELECT ${'('.repeat(5_000)}1${')'.repeat(5_000)}`,
    `SELECT 1 -- ${'word '.repeat(3_000)}`.replace('1', 'x'),
    `SELECT ${"''".repeat(20_000)} FROM`,
    'SELECT '.repeat(3_000),
    'WITH RECURSIVE a AS (SELECT * FROM a) SELECT * FROM a, a',
    'EXPLAIN SELECT 1',
    'SELECT 1; DROP TABLE orders',
    '\ud800 SELECT',
  ])('answers to hostile text: %.40s', async (query) => {
    const read = await first(query);
    expect(read.sql === null).toBe(read.faults.length > 0);
  });

  it('makes no table of a definition that was cut off', async () => {
    const { issues, tables } = await analyze([], [{ statement: 'CREATE TABLE lake.raw.t (a BIGINT,' }]);
    expect(tables).toEqual([]);
    expect(issues).toMatchObject([{ at: 'ddl[0]' }]);
  });

  it('gives up when it is aborted', async () => {
    const queries = Array.from({ length: 40 }, () => 'SELECT status FROM orders');
    const payload = {
      ddl,
      queries: queries.map((query, index) => ({ queryid: `${index}`, query, runquantity: 1 })),
    };
    await expect(analyzePayload({ syntax }, payload, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'ABORTED',
    });
  });
});
