import { describe, expect, it } from 'vitest';
import { analyzePayload } from '../../../../src/advisor/analysis/analyze-payload.ts';
import { applyProposal } from '../../../../src/advisor/design/apply-proposal.ts';
import { buildIdentityDesign } from '../../../../src/advisor/design/build-identity-design.ts';
import { proposeImprovements } from '../../../../src/advisor/design/propose-improvements.ts';
import { loadSyntax } from '../../../../src/advisor/syntax/load-syntax.ts';
import { runDesign } from '../../../support/advisor/run-design.ts';

const syntax = await loadSyntax();

const lake = [
  "CREATE TABLE lake.raw.sales (sale_id BIGINT, customer_id BIGINT, date_id BIGINT, sold_on DATE, sold_at TIMESTAMP(3), status VARCHAR, quantity BIGINT, amount DECIMAL(12, 2), weight DOUBLE) WITH (format = 'PARQUET')",
  'CREATE TABLE lake.raw.customers (customer_id BIGINT, country VARCHAR, segment VARCHAR)',
  'CREATE TABLE lake.raw.date_dim (date_id BIGINT, day DATE, year BIGINT, month BIGINT)',
];
const shop = [
  'CREATE TABLE shop.sales (sale_id bigint PRIMARY KEY, customer_id bigint, sold_on date, status varchar(9), amount numeric(12, 2))',
  'CREATE TABLE shop.customers (customer_id bigint PRIMARY KEY, country varchar(9) NOT NULL, segment jsonb)',
];

async function propose(queries: readonly string[], ddl = lake) {
  const payload = {
    ddl: ddl.map((statement) => ({ statement })),
    queries: queries.map((query, index) => ({
      queryid: `q${index}`,
      query,
      runquantity: 10,
      executiontime: 5,
    })),
  };
  const analysis = await analyzePayload({ syntax }, payload);
  expect(analysis.queries.flatMap(({ faults }) => faults)).toEqual([]);
  const identity = buildIdentityDesign({ syntax }, analysis);
  const proposals = await proposeImprovements({ syntax }, analysis, identity, {
    precompute: true,
    prune: true,
  });
  const of = (rule: string) => proposals.filter((proposal) => proposal.rule === rule);
  /** The design with every proposal of these rules in it, each made on top of those before, run beside the original. */
  const take = async (taken: readonly string[], options: Parameters<typeof runDesign>[3] = {}) => {
    const tried = new Set<string>();
    let design = identity;
    for (;;) {
      const next = (
        await proposeImprovements({ syntax }, analysis, design, { precompute: true, prune: true })
      ).find(({ id, rule }) => taken.includes(rule) && !tried.has(id));
      if (!next) break;
      tried.add(next.id);
      design = applyProposal(design, next) ?? design;
    }
    const run = await runDesign(syntax, analysis, design, options);
    return { design, run };
  };
  return { analysis, identity, proposals, of, take };
}

const sqlOf = (design: { queries: readonly { sql: string }[] }, index = 0) =>
  design.queries[index]?.sql ?? '';

describe('half-open-date-range', () => {
  it.each([
    [
      'year(s.sold_on) = 2023',
      "(s.sold_on >= CAST('2023-01-01' AS DATE) AND s.sold_on < CAST('2024-01-01' AS DATE))",
    ],
    ['extract(year FROM s.sold_on) > 2022', "s.sold_on >= CAST('2023-01-01' AS DATE)"],
    ['2023 > year(s.sold_on)', "s.sold_on < CAST('2023-01-01' AS DATE)"],
    [
      'year(s.sold_on) BETWEEN 2022 AND 2023',
      "(s.sold_on >= CAST('2022-01-01' AS DATE) AND s.sold_on < CAST('2024-01-01' AS DATE))",
    ],
    [
      "date_trunc('month', s.sold_on) = DATE '2023-02-01'",
      "(s.sold_on >= CAST('2023-02-01' AS DATE) AND s.sold_on < CAST('2023-03-01' AS DATE))",
    ],
    ["CAST(s.sold_at AS DATE) <= DATE '2023-02-28'", "s.sold_at < CAST('2023-03-01 00:00:00' AS TIMESTAMP)"],
    [
      'month(s.sold_on) = 6 AND year(s.sold_on) = 2023',
      "s.sold_on < CAST('2023-07-01' AS DATE) AND s.sold_on >= CAST('2023-06-01' AS DATE)",
    ],
    [
      'NOT (year(s.sold_on) = 2023 OR s.quantity > 3)',
      "NOT ((s.sold_on >= CAST('2023-01-01' AS DATE) AND s.sold_on < CAST('2024-01-01' AS DATE)) OR s.quantity > 3)",
    ],
  ])('%s becomes a range', async (condition, range) => {
    const { take } = await propose([`SELECT s.sale_id FROM sales s WHERE ${condition}`]);
    const { design, run } = await take(['half-open-date-range'], { rows: 400 });
    expect(sqlOf(design)).toContain(`WHERE ${range}`);
    expect(run).toMatchObject({ differing: [], withRows: 1 });
  });

  it.each([
    'month(s.sold_on) = 6',
    "date_trunc('month', s.sold_on) = DATE '2023-02-03'",
    "date_trunc('week', s.sold_on) = DATE '2023-02-01'",
    'year(s.sold_on) = s.quantity',
    'year(s.sold_on) <> 2023',
    'year(s.sold_on) = 2023.5',
    'month(s.sold_on) = 6 OR year(s.sold_on) = s.quantity',
  ])('%s stays as it is', async (condition) => {
    const { of } = await propose([`SELECT s.sale_id FROM sales s WHERE ${condition}`]);
    expect(of('half-open-date-range')).toEqual([]);
  });
});

describe('materialise-repeated-cte', () => {
  const cte = "WITH big AS (SELECT s.sale_id, s.customer_id, s.amount FROM sales s WHERE s.status = 'a')";

  it('stores what a query uses twice', async () => {
    const { of, take } = await propose([
      `${cte} SELECT a.sale_id, b.amount FROM big a JOIN big b ON a.customer_id = b.sale_id`,
    ]);
    expect(of('materialise-repeated-cte')).toMatchObject([
      {
        precomputes: false,
        change: {
          tables: [
            {
              name: 'big',
              kind: 'intermediate',
              columns: [{ type: 'BIGINT' }, { type: 'BIGINT' }, { type: 'DECIMAL(12, 2)' }],
            },
          ],
        },
      },
    ]);
    const { design, run } = await take(['materialise-repeated-cte']);
    expect(sqlOf(design)).toBe(
      'SELECT a.sale_id, b.amount FROM lake.advised.big AS a JOIN lake.advised.big AS b ON a.customer_id = b.sale_id',
    );
    expect(run).toMatchObject({ differing: [], withRows: 1 });
  });

  it('stores what two queries have in common, with what it builds on', async () => {
    const chained = `${cte}, per AS (SELECT customer_id, sum(amount) AS total, count(*) AS n FROM big GROUP BY customer_id)`;
    const { of, take } = await propose([
      `${chained} SELECT max(total) FROM per`,
      `${chained} SELECT p.n FROM per p, big b WHERE b.customer_id = p.customer_id`,
    ]);
    expect(
      of('materialise-repeated-cte').map(({ precomputes, change }) => [change.tables[0]?.name, precomputes]),
    ).toEqual(
      expect.arrayContaining([
        ['per', true],
        ['big', false],
      ]),
    );
    expect((await take(['materialise-repeated-cte'])).run).toMatchObject({ differing: [], withRows: 2 });
  });

  it.each([
    `${cte} SELECT sale_id FROM big`,
    'WITH r AS (SELECT sale_id, random() AS x FROM sales WHERE quantity > 1) SELECT a.x FROM r a, r b',
    'WITH r AS (SELECT sale_id FROM sales WHERE sold_on > current_date) SELECT a.sale_id FROM r a, r b',
    'WITH r AS (SELECT sale_id FROM sales WHERE quantity > 1 LIMIT 3) SELECT a.sale_id FROM r a, r b',
    'WITH r AS (SELECT sale_id, quantity / weight || status AS x FROM sales WHERE quantity > 1) SELECT a.x FROM r a, r b',
  ])('leaves alone %s', async (query) => {
    expect((await propose([query])).of('materialise-repeated-cte')).toEqual([]);
  });
});

describe('rollup-table', () => {
  it('stores sums and counts that can be added up again', async () => {
    const { of, take } = await propose([
      'SELECT s.status, c.country, count(*), sum(s.amount) AS total, avg(s.quantity) AS mean FROM sales s JOIN customers c ON s.customer_id = c.customer_id GROUP BY s.status, c.country ORDER BY 3 DESC',
      "SELECT x.country, max(sale.quantity) FROM sales sale, customers x WHERE sale.customer_id = x.customer_id AND sale.status = 'a' GROUP BY 1 HAVING count(sale.weight) > 1",
      'SELECT avg(s.weight), count(s.weight), count(*), count(DISTINCT s.status), min(s.sold_on) FROM sales s',
    ]);
    const [joined, alone] = of('rollup-table').toSorted(
      (a, b) => b.why.queryIds.length - a.why.queryIds.length,
    );
    expect(alone?.why.queryIds).toEqual(['q2']);
    expect(joined?.precomputes).toBe(true);
    const { design, run } = await take(['rollup-table']);
    expect(run).toMatchObject({ differing: [], withRows: 3 });
    expect(design.tables.filter(({ kind }) => kind === 'rollup').length).toBeGreaterThanOrEqual(2);
    expect(sqlOf(design, 2)).toContain('CAST(SUM(grouped.sum_1) AS DOUBLE) / SUM(grouped.count_');
  });

  it('counts nothing as 0 where there is nothing', async () => {
    const { take } = await propose([
      "SELECT count(*), sum(s.quantity) FROM sales s WHERE s.status = 'nowhere'",
    ]);
    const { design, run } = await take(['rollup-table'], { rows: 1 });
    expect(sqlOf(design)).toContain('COALESCE(SUM(');
    expect(run.differing).toEqual([]);
  });

  it.each([
    'SELECT s.sale_id, count(*) FROM sales s GROUP BY s.sale_id',
    'SELECT s.status, approx_distinct(s.quantity) FROM sales s GROUP BY s.status',
    'SELECT s.status, sum(DISTINCT s.quantity) FROM sales s GROUP BY s.status',
    'SELECT s.status, count(*) FILTER (WHERE s.quantity > 1) FROM sales s GROUP BY s.status',
    'SELECT s.status, rank() OVER (ORDER BY count(*)) FROM sales s GROUP BY s.status',
    'SELECT s.status, count(*) FROM sales s GROUP BY ROLLUP (s.status)',
    'SELECT s.status, avg(s.quantity) FROM sales s GROUP BY s.status HAVING sum(s.quantity) > (SELECT 1)',
  ])('leaves alone %s', async (query) => {
    expect((await propose([query])).of('rollup-table')).toEqual([]);
  });

  it('is proposed only when answers may be stored', async () => {
    const { analysis, identity } = await propose([
      'SELECT s.status, count(*) FROM sales s GROUP BY s.status',
    ]);
    expect(
      (await proposeImprovements({ syntax }, analysis, identity)).filter(({ precomputes }) => precomputes),
    ).toEqual([]);
  });
});

describe('denormalise-lookup and flatten-date-dimension', () => {
  it('stores looked-up columns and says what it assumes', async () => {
    const { of, take } = await propose([
      "SELECT c.country, sum(s.amount) FROM sales s JOIN customers c ON s.customer_id = c.customer_id AND c.segment = 'a' GROUP BY c.country",
      'SELECT s.sale_id, x.segment FROM customers x, sales s WHERE x.customer_id = s.customer_id AND x.country IS NOT NULL',
      'SELECT s.sale_id, c.segment AS seg FROM sales s LEFT JOIN customers c ON c.customer_id = s.customer_id',
      'SELECT s.sale_id FROM customers c JOIN sales s ON s.customer_id = c.customer_id WHERE s.quantity > 2',
    ]);
    expect(of('denormalise-lookup')).toMatchObject([
      { assumes: ['customers.customer_id is unique.'], why: { queryIds: ['q0', 'q1', 'q2', 'q3'] } },
    ]);
    const { design, run } = await take(['denormalise-lookup']);
    expect(run).toMatchObject({ differing: [], withRows: 4 });
    expect(sqlOf(design, 2)).toBe(
      'SELECT s.sale_id, s.customers_segment AS seg FROM lake.advised.sales AS s',
    );
    expect(design.queries.every(({ sql }) => !sql.includes('customers AS'))).toBe(true);
  });

  it('looks up by a key that was itself looked up', async () => {
    const { take } = await propose(
      [
        'SELECT t.name, count(*) FROM plays p JOIN songs s ON s.song_id = p.song_id JOIN artists t ON t.artist_id = s.artist_id GROUP BY t.name',
        'SELECT s.title, count(*) FROM plays p JOIN songs s ON s.song_id = p.song_id GROUP BY s.title',
      ],
      [
        'CREATE TABLE lake.raw.plays (play_id BIGINT, song_id BIGINT)',
        'CREATE TABLE lake.raw.songs (song_id BIGINT, artist_id BIGINT, title VARCHAR)',
        'CREATE TABLE lake.raw.artists (artist_id BIGINT, name VARCHAR)',
      ],
    );
    const { design, run } = await take(['denormalise-lookup'], { rows: 200 });
    expect(run).toMatchObject({ differing: [], withRows: 2 });
    expect(sqlOf(design)).not.toMatch(/JOIN/);
  });

  it('gives other rows where the key is not unique: the assumption matters', async () => {
    const { take } = await propose([
      'SELECT s.sale_id, c.country FROM sales s JOIN customers c ON s.customer_id = c.customer_id',
      'SELECT count(*) FROM sales',
    ]);
    expect((await take(['denormalise-lookup'], { uniqueFirst: false })).run.differing).not.toEqual([]);
  });

  it('flattens a table of days on top of another lookup', async () => {
    const query =
      'SELECT d.year, c.country, count(*) FROM sales s, date_dim d, customers c WHERE s.date_id = d.date_id AND s.customer_id = c.customer_id AND d.year = 3 GROUP BY 1, 2';
    const { take } = await propose([query]);
    const { design, run } = await take(['flatten-date-dimension', 'denormalise-lookup'], { rows: 300 });
    expect(sqlOf(design)).not.toMatch(/date_dim AS|customers AS/);
    expect(run).toMatchObject({
      differing: [],
      withRows: 1,
    });
  });

  it.each([
    'SELECT s.sale_id, c.* FROM sales s JOIN customers c ON s.customer_id = c.customer_id',
    'SELECT s.sale_id, c.country FROM sales s FULL JOIN customers c ON s.customer_id = c.customer_id',
    'SELECT s.sale_id, c.country FROM sales s JOIN customers c ON s.status = c.country',
    "SELECT s.sale_id, c.country FROM sales s LEFT JOIN customers c ON s.customer_id = c.customer_id AND c.country = 'a'",
    'SELECT c.country FROM customers c LEFT JOIN sales s ON s.customer_id = c.customer_id',
  ])('leaves alone %s', async (query) => {
    expect((await propose([query])).of('denormalise-lookup')).toEqual([]);
  });
});

describe('partition-by-filter and sort-by-filter', () => {
  it('partition by the date that is filtered and sort by another column', async () => {
    const { of, take } = await propose([
      "SELECT s.amount FROM sales s WHERE s.sold_on >= DATE '2023-01-01' AND s.sold_on < DATE '2023-02-01' AND s.customer_id = 3",
    ]);
    expect(of('partition-by-filter')).toMatchObject([
      {
        proof: 'construction',
        change: { tables: [{ properties: { partitioning: "ARRAY['month(sold_on)']" } }] },
      },
    ]);
    expect(of('sort-by-filter').length).toBe(1);
    expect((await take(['partition-by-filter'])).run.differing).toEqual([]);
  });

  it('leave a small table as it is', async () => {
    const { analysis, identity } = await propose([
      "SELECT s.amount FROM sales s WHERE s.sold_on >= DATE '2023-01-01'",
    ]);
    const small = {
      ...analysis,
      tables: analysis.tables.map((table) => ({
        ...table,
        statistics: { rows: 1_000, bytes: null, columns: {} },
      })),
    };
    expect(
      (await proposeImprovements({ syntax }, small, identity)).filter(
        ({ rule }) => rule === 'partition-by-filter',
      ),
    ).toEqual([]);
  });
});

describe('prune-columns', () => {
  it('lists what is left out, and only when asked', async () => {
    const { analysis, identity, of, take } = await propose([
      'SELECT s.sale_id FROM sales s WHERE s.status IS NULL',
    ]);
    expect(of('prune-columns').find(({ id }) => id.endsWith(':sales'))?.what).toContain(
      'customer_id, date_id, sold_on',
    );
    expect((await take(['prune-columns'])).run.differing).toEqual([]);
    expect(
      (await proposeImprovements({ syntax }, analysis, identity)).some(
        ({ rule }) => rule === 'prune-columns',
      ),
    ).toBe(false);
  });

  it('keeps all columns of a table that is read by a star', async () => {
    const { of } = await propose(['SELECT * FROM sales']);
    expect(of('prune-columns').some(({ id }) => id.endsWith(':sales'))).toBe(false);
  });
});

describe('useless work', () => {
  it.each([
    [
      'drop-inner-order-by',
      'SELECT x.a FROM (SELECT s.amount AS a FROM sales s ORDER BY s.sold_on) x ORDER BY x.a',
      /\) AS x ORDER BY x\.a$/,
    ],
    [
      'drop-unused-cte',
      'WITH a AS (SELECT 1 AS x), b AS (SELECT status FROM sales) SELECT b.status FROM b',
      /^WITH b AS/,
    ],
    ['drop-unused-cte', 'WITH a AS (SELECT 1 AS x) SELECT status FROM sales', /^SELECT/],
    [
      'drop-needless-distinct',
      'SELECT DISTINCT s.status, count(*) FROM sales s GROUP BY s.status',
      /^SELECT s\.status/,
    ],
    [
      'drop-duplicate-predicate',
      "SELECT s.sale_id FROM sales s WHERE 1 = 1 AND s.status = 'a' AND (s.quantity > 1 OR s.quantity < 0) AND s.status = 'a'",
      /WHERE s\.status = 'a' AND \(s\.quantity > 1 OR s\.quantity < 0\)$/,
    ],
  ])('%s: %s', async (rule, query, expected) => {
    const { take } = await propose([query]);
    const { design, run } = await take([rule]);
    expect(sqlOf(design)).toMatch(expected);
    expect(run).toMatchObject({ differing: [], withRows: 1 });
  });

  it.each([
    [
      'drop-inner-order-by',
      'SELECT x.a FROM (SELECT s.amount AS a FROM sales s ORDER BY s.sale_id LIMIT 3) x',
    ],
    ['drop-needless-distinct', 'SELECT DISTINCT count(*) FROM sales s GROUP BY s.status'],
    ['drop-needless-distinct', 'SELECT DISTINCT s.status FROM sales s'],
    ['drop-duplicate-predicate', 'SELECT s.sale_id FROM sales s WHERE s.quantity > 1 OR s.quantity > 1'],
  ])('%s leaves alone %s', async (rule, query) => {
    expect((await propose([query])).of(rule)).toEqual([]);
  });

  it('drops a LEFT JOIN on a declared key that nothing is read from', async () => {
    const query =
      'SELECT s.sale_id FROM shop.sales s LEFT JOIN shop.customers c ON c.customer_id = s.customer_id';
    const { take } = await propose([query], shop);
    expect(sqlOf((await take(['drop-unused-join'])).design)).toBe('SELECT s.sale_id FROM advised.sales AS s');
  });
});

describe('index-candidates', () => {
  it('puts equality first, then the range, and carries the rest', async () => {
    const { of } = await propose(
      [
        "SELECT s.amount FROM shop.sales s WHERE s.status = 'a' AND s.sold_on > DATE '2023-01-01'",
        'SELECT s.sale_id FROM shop.sales s WHERE s.customer_id = 3',
      ],
      shop,
    );
    const indexes = of('index-candidates').map(({ change }) => change.tables[0]?.indexes.at(-1));
    expect(indexes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ columns: ['status', 'sold_on'] }),
        expect.objectContaining({ columns: ['customer_id'] }),
      ]),
    );
  });

  it('makes none that the primary key serves', async () => {
    const { of } = await propose(['SELECT s.amount FROM shop.sales s WHERE s.sale_id = 3'], shop);
    expect(
      of('index-candidates').flatMap(
        ({ change }) => change.tables[0]?.indexes.map(({ columns }) => columns[0]) ?? [],
      ),
    ).not.toContain('status');
  });
});

describe('redundant-index', () => {
  it('leaves out an index that begins another one or the primary key, and keeps unique ones', async () => {
    const { of } = await propose(
      ['SELECT s.amount FROM shop.sales s'],
      [
        ...shop,
        'CREATE INDEX by_status ON shop.sales (status)',
        'CREATE INDEX by_status_day ON shop.sales (status, sold_on)',
        'CREATE INDEX by_day ON shop.sales (sold_on)',
        'CREATE INDEX by_id ON shop.sales (sale_id)',
        'CREATE UNIQUE INDEX one_id ON shop.sales (sale_id)',
      ],
    );
    expect(of('redundant-index').map(({ id }) => id.split(':')[2])).toEqual(['by_status', 'by_id']);
  });
});

describe('semi-joins stay semi-joins', () => {
  const bought = "SELECT s.customer_id FROM sales s WHERE year(s.sold_on) = 2023 AND s.status <> 'c'";
  const inSegment = "SELECT c.customer_id FROM customers c WHERE c.segment = 'a'";
  const queries = [
    `SELECT c.country, count(*) AS customers FROM customers c WHERE c.customer_id IN (${bought}) GROUP BY c.country`,
    `SELECT c.country, count(*) AS customers FROM customers c WHERE EXISTS (${bought} AND s.customer_id = c.customer_id) GROUP BY c.country`,
    `SELECT c.country, c.segment FROM customers c WHERE c.customer_id NOT IN (${bought} AND s.customer_id IS NOT NULL)`,
    `SELECT c.country, c.segment FROM customers c WHERE NOT EXISTS (${bought} AND s.customer_id = c.customer_id)`,
    `SELECT s.status, sum(s.amount) AS amount FROM sales s WHERE s.customer_id IN (${inSegment}) GROUP BY s.status`,
    `WITH chosen AS (${inSegment}) SELECT s.status, count(*) AS n FROM sales s WHERE s.customer_id IN (SELECT customer_id FROM chosen) OR s.sale_id IN (SELECT customer_id FROM chosen) GROUP BY s.status`,
    'SELECT c.country, sum(s.amount) AS amount FROM sales s JOIN customers c ON c.customer_id = s.customer_id WHERE EXISTS (SELECT 1 FROM date_dim d WHERE d.day = s.sold_on) GROUP BY c.country',
  ];
  const shapeOf = (sql: string) => ({
    tests: [...sql.matchAll(/\b(?:NOT )?(?:IN|EXISTS) ?\((?:SELECT|WITH)\b/gi)].length,
    denied: [...sql.matchAll(/\bNOT\b(?! NULL)/gi)].length,
    joins: [...sql.matchAll(/\bJOIN\b/gi)].length,
  });

  it.each(queries)('with everything taken that any rule proposes: %s', async (query) => {
    const { analysis, proposals, take } = await propose([query]);
    const { design, run } = await take(
      proposals.map(({ rule }) => rule).filter((rule) => rule !== 'prune-columns'),
      { rows: 90 },
    );
    const [before, after] = [shapeOf(analysis.queries[0]?.sql ?? ''), shapeOf(sqlOf(design))];
    expect(before.tests).toBeGreaterThan(0);
    expect({ tests: after.tests, denied: after.denied }).toEqual({
      tests: before.tests,
      denied: before.denied,
    });
    expect(after.joins).toBeLessThanOrEqual(before.joins);
    expect(run).toMatchObject({ differing: [], withRows: 1 });
  });

  it('with rows that tell a join in their place apart', async () => {
    const [query = ''] = queries;
    const { analysis, identity } = await propose([query]);
    const joined = sqlOf(identity).replace(
      / WHERE c\.customer_id IN \((.*)\) GROUP BY/,
      ' JOIN ($1) x ON x.customer_id = c.customer_id GROUP BY',
    );
    const run = (sql: string) =>
      runDesign(syntax, analysis, { ...identity, queries: [{ queryId: 'q0', sql }] }, { rows: 90 });
    expect(joined).toContain(' JOIN (SELECT');
    expect((await run(joined)).differing).toHaveLength(1);
    expect((await run(sqlOf(identity))).differing).toEqual([]);
  });

  it('widens no table by one that rows are only looked for in', async () => {
    const { proposals } = await propose(queries.slice(0, 5));
    const tables = proposals.flatMap(({ change }) => change.tables);
    expect(tables.filter(({ kind }) => kind === 'denormalised')).toEqual([]);
  });
});
