import { afterAll, describe, expect, it } from 'vitest';
import { duckdbSandbox } from '../../../../adapters/sandbox/duckdb/index.ts';
import { loadSyntax } from '../../../../src/advisor/syntax/load-syntax.ts';
import { openLaboratory } from '../../../../src/advisor/verification/laboratory/open-laboratory.ts';
import type { Verdict } from '../../../../src/advisor/verification/verdict.ts';
import { type VerifyOptions, verifyRewrite } from '../../../../src/advisor/verification/verify-rewrite.ts';
import { shopAnalysis, shopDesign } from './shop-design.ts';

const syntax = await loadSyntax();
const subject = { analysis: shopAnalysis, design: shopDesign };
const laboratory = await openLaboratory({ syntax, sandbox: duckdbSandbox({ threads: 1 }) }, subject);
afterAll(() => laboratory.close());

/** `@name` is a table of the source in the original, of the design in the rewritten query. */
function verdictOn(original: string, rewritten: string, options: VerifyOptions = {}): Promise<Verdict> {
  return verifyRewrite(
    { syntax, laboratory },
    {
      ...subject,
      original: original.replaceAll('@', 'lake.sales.'),
      rewritten: rewritten.replaceAll('@', 'lake.advised.'),
    },
    { budgetMs: 3_000, ...options },
  );
}

const wrong: readonly (readonly [string, string, string])[] = [
  [
    'IN becomes a join on a key that is not unique',
    'SELECT o.id FROM @orders o WHERE o.customer_id IN (SELECT b.customer_id FROM @blocked b)',
    'SELECT o.id FROM @orders o JOIN @blocked b ON b.customer_id = o.customer_id',
  ],
  [
    'NOT IN becomes NOT EXISTS where there are nulls',
    'SELECT o.id FROM @orders o WHERE o.customer_id NOT IN (SELECT b.customer_id FROM @blocked b)',
    'SELECT o.id FROM @orders o WHERE NOT EXISTS (SELECT 1 FROM @blocked b WHERE b.customer_id = o.customer_id)',
  ],
  [
    'UNION ALL becomes UNION',
    "SELECT region FROM @orders WHERE status = 'paid' UNION ALL SELECT region FROM @customers",
    "SELECT region FROM @orders WHERE status = 'paid' UNION SELECT region FROM @customers",
  ],
  [
    'the filter of a LEFT JOIN moves to WHERE',
    "SELECT o.id, c.name FROM @orders o LEFT JOIN @customers c ON c.id = o.customer_id AND c.segment = 'retail'",
    "SELECT o.id, c.name FROM @orders o LEFT JOIN @customers c ON c.id = o.customer_id WHERE c.segment = 'retail'",
  ],
  [
    'an average is taken of averages',
    'SELECT region, avg(amount) AS mean FROM @orders GROUP BY region',
    'SELECT region, avg(mean) AS mean FROM (SELECT region, status, avg(amount) AS mean FROM @orders GROUP BY region, status) x GROUP BY region',
  ],
  [
    'a month of every year becomes one of one year',
    'SELECT count(*) AS n FROM @orders WHERE month(day) = 6',
    "SELECT count(*) AS n FROM @orders WHERE day >= DATE '2023-06-01' AND day < DATE '2023-07-01'",
  ],
  [
    'a range leaves out its last day',
    "SELECT count(*) AS n FROM @orders WHERE day BETWEEN DATE '2023-06-01' AND DATE '2023-06-30'",
    "SELECT count(*) AS n FROM @orders WHERE day >= DATE '2023-06-01' AND day < DATE '2023-06-30'",
  ],
  [
    'a threshold on a sum moves by its equality',
    'SELECT region FROM @orders GROUP BY region HAVING sum(amount) > 50000 AND count(*) > 100',
    'SELECT region FROM @orders GROUP BY region HAVING sum(amount) >= 50000 AND count(*) > 100',
  ],
  [
    'a limit is one less',
    'SELECT id, amount FROM @orders ORDER BY amount DESC, id LIMIT 100',
    'SELECT id, amount FROM @orders ORDER BY amount DESC, id LIMIT 99',
  ],
  [
    'an order is turned round',
    'SELECT id FROM @orders ORDER BY id DESC',
    'SELECT id FROM @orders ORDER BY id',
  ],
  [
    'a table is denormalised over a key that is not unique',
    'SELECT sum(amount) AS total FROM @orders',
    'SELECT sum(amount) AS total FROM @wide',
  ],
  ['a column gets another name', 'SELECT id AS order_id FROM @orders', 'SELECT id FROM @orders'],
  ['a column is missing', 'SELECT id, region FROM @orders', 'SELECT id FROM @orders'],
  ['a column does not exist', 'SELECT id FROM @orders', 'SELECT id FROM @orders WHERE colour = 1'],
  ['it is no SQL', 'SELECT id FROM @orders', 'Here is the query you asked for'],
];

const right: readonly (readonly [string, string, string])[] = [
  [
    'a common table expression is written out',
    "WITH t AS (SELECT customer_id, sum(amount) AS total FROM @orders WHERE status = 'paid' GROUP BY customer_id) SELECT c.name, t.total FROM @customers c JOIN t ON t.customer_id = c.id WHERE t.total > 1000 ORDER BY t.total DESC",
    "SELECT c.name, t.total FROM @customers c JOIN (SELECT customer_id, sum(amount) AS total FROM @orders WHERE status = 'paid' GROUP BY customer_id) t ON t.customer_id = c.id WHERE t.total > 1000 ORDER BY t.total DESC",
  ],
  [
    'a comma becomes a join',
    "SELECT o.id, c.name FROM @orders o, @customers c WHERE c.id = o.customer_id AND o.amount BETWEEN 10 AND 20 AND c.segment = 'retail'",
    "SELECT o.id, c.name FROM @orders o JOIN @customers c ON c.id = o.customer_id WHERE o.amount >= 10 AND o.amount <= 20 AND c.segment = 'retail'",
  ],
  [
    'date_trunc becomes a range',
    "SELECT count(*) AS n FROM @orders WHERE date_trunc('month', day) = DATE '2023-06-01'",
    "SELECT count(*) AS n FROM @orders WHERE day >= DATE '2023-06-01' AND day < DATE '2023-07-01'",
  ],
  [
    'year becomes a range',
    'SELECT status, count(*) AS n FROM @orders WHERE year(day) = 2023 GROUP BY status',
    "SELECT status, count(*) AS n FROM @orders WHERE day >= DATE '2023-01-01' AND day < DATE '2024-01-01' GROUP BY status",
  ],
  [
    'two scans become one with conditional aggregates',
    "SELECT (SELECT count(*) FROM @orders WHERE status = 'paid') AS paid, (SELECT count(*) FROM @orders WHERE status = 'open') AS open",
    "SELECT count(CASE WHEN status = 'paid' THEN 1 END) AS paid, count(CASE WHEN status = 'open' THEN 1 END) AS open FROM @orders",
  ],
  [
    'an average is taken of sums and counts',
    'SELECT region, avg(amount) AS mean, count(*) AS n FROM @orders GROUP BY region HAVING count(*) > 100',
    'SELECT region, sum(total) / sum(counted) AS mean, sum(n) AS n FROM @rollup GROUP BY region HAVING sum(n) > 100',
  ],
  [
    'a join is read from the denormalised table',
    "SELECT o.id, c.segment FROM @orders o LEFT JOIN @customers c ON c.id = o.customer_id WHERE o.status = 'paid'",
    "SELECT id, segment FROM @wide WHERE status = 'paid'",
  ],
  [
    'the clock is read in another way',
    "SELECT id FROM @orders WHERE day >= current_date - INTERVAL '30' DAY",
    "SELECT id FROM @orders WHERE day >= date_add('day', -30, current_date)",
  ],
  [
    'rows tie at the limit',
    'SELECT region, id FROM @orders ORDER BY region LIMIT 5',
    'SELECT o.region, o.id FROM @orders o WHERE 1 = 1 ORDER BY o.region LIMIT 5',
  ],
];

describe('verifyRewrite', () => {
  it.each(wrong)('refutes a rewriting in which %s', async (_, original, rewritten) => {
    expect(await verdictOn(original, rewritten)).toMatchObject({ kind: 'refuted' });
  });

  it.each(right)('takes a rewriting in which %s', async (_, original, rewritten) => {
    const verdict = await verdictOn(original, rewritten);
    expect(verdict).toMatchObject({ kind: 'tested', needs: [] });
    expect((verdict as Verdict & { kind: 'tested' }).strength).toBeGreaterThanOrEqual(0.6);
  });

  it('proves a query in which tables are exchanged for their copies, without data', async () => {
    const sql =
      "SELECT o.*, upper(c.name) AS n FROM @orders o JOIN @customers AS c ON c.id = o.customer_id WHERE o.status <> 'x'";
    expect(await verdictOn(sql, sql)).toMatchObject({ kind: 'proven' });
  });

  it('does not prove it when the copy is another table', async () => {
    expect(await verdictOn('SELECT region FROM @orders', 'SELECT region FROM @customers')).toMatchObject({
      kind: 'refuted',
    });
  });

  it('gives the fewest rows that tell two queries apart', async () => {
    const [, original, rewritten] = wrong[1] ?? ['', '', ''];
    const verdict = await verdictOn(original, rewritten);
    const { counterexample } = verdict as Verdict & { kind: 'refuted' };
    expect(counterexample?.tables.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['orders', 1],
      ['blocked', 1],
    ]);
    expect(counterexample?.expected).toEqual([]);
    expect(counterexample?.actual).toHaveLength(1);
  });

  it('says which key would have to be unique, and takes the rewriting where it is known to be', async () => {
    const [, original, rewritten] = wrong[0] ?? ['', '', ''];
    expect(await verdictOn(original, rewritten)).toMatchObject({
      reason: expect.stringContaining('It holds where blocked.customer_id is unique, which is not known.'),
    });
    const table = { catalog: 'lake', schema: 'sales', name: 'blocked' };
    const knownKeys = [{ table, columns: ['customer_id'] }];
    expect(await verdictOn(original, rewritten, { knownKeys })).toMatchObject({
      kind: 'tested',
      needs: ['blocked.customer_id is unique'],
    });
  });

  it('remembers that a unique key takes several nulls', async () => {
    const keyed = {
      ...subject,
      analysis: {
        ...shopAnalysis,
        tables: shopAnalysis.tables.map((table) =>
          table.name === 'blocked' ? { ...table, uniqueKeys: [['customer_id']] } : table,
        ),
      },
    };
    const lab = await openLaboratory({ syntax, sandbox: duckdbSandbox({ threads: 1 }) }, keyed);
    const verdict = (original: string, rewritten: string) =>
      verifyRewrite({ syntax, laboratory: lab }, { ...keyed, original, rewritten }, { budgetMs: 1_000 });
    try {
      const distinct = 'SELECT DISTINCT b.customer_id FROM lake.sales.blocked b';
      const plain = 'SELECT b.customer_id FROM lake.advised.blocked b';
      expect(await verdict(distinct, plain)).toMatchObject({ kind: 'refuted' });
      const without = ' WHERE b.customer_id IS NOT NULL';
      expect(await verdict(`${distinct}${without}`, `${plain}${without}`)).toMatchObject({
        kind: 'tested',
        needs: [],
      });
    } finally {
      await lab.close();
    }
  });

  it.each([
    ['SELECT id FROM @orders ORDER BY random()', 'SELECT id FROM @orders'],
    ['SELECT id FROM @orders LIMIT 10', 'SELECT id FROM @orders ORDER BY id LIMIT 10'],
    ['SELECT approx_distinct(id) AS n FROM @orders', 'SELECT count(DISTINCT id) AS n FROM @orders'],
  ])('calls %s uncheckable', async (original, rewritten) => {
    expect(await verdictOn(original, rewritten)).toMatchObject({ kind: 'uncheckable' });
  });

  it('calls a query bound that the sandbox cannot run', async () => {
    const sql = 'SELECT human_readable_seconds(amount) AS t FROM @orders';
    expect(await verdictOn(sql, `${sql} WHERE 1 = 1`)).toMatchObject({
      kind: 'bound',
      reason: expect.stringContaining('The sandbox cannot run the original query'),
    });
  });

  it('calls a query bound without a sandbox', async () => {
    const verdict = await verifyRewrite(
      { syntax, laboratory: null },
      {
        ...subject,
        original: 'SELECT id FROM lake.sales.orders',
        rewritten: 'SELECT id FROM lake.advised.wide',
      },
    );
    expect(verdict).toMatchObject({ kind: 'bound' });
  });

  it('gives the same verdict for the same seed', async () => {
    const [, original, rewritten] = wrong[3] ?? ['', '', ''];
    const first = await verdictOn(original, rewritten, { seed: 5 });
    expect(await verdictOn(original, rewritten, { seed: 5 })).toEqual(first);
  });

  it('stops when its signal is aborted', async () => {
    const [, original, rewritten] = right[0] ?? ['', '', ''];
    const verdict = verdictOn(original, rewritten, { signal: AbortSignal.abort() });
    await expect(verdict).rejects.toMatchObject({ code: 'ABORTED' });
  });
});
