import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { duckdbSandbox } from '../../../../adapters/sandbox/duckdb/index.ts';
import { analyzePayload } from '../../../../src/advisor/analysis/analyze-payload.ts';
import { buildIdentityDesign } from '../../../../src/advisor/design/build-identity-design.ts';
import { loadSyntax } from '../../../../src/advisor/syntax/load-syntax.ts';
import { openLaboratory } from '../../../../src/advisor/verification/laboratory/open-laboratory.ts';
import { verifyRewrite } from '../../../../src/advisor/verification/verify-rewrite.ts';

const syntax = await loadSyntax();

const conditions = [
  "o.status = 'paid'",
  'o.amount BETWEEN 10 AND 20',
  "o.day >= DATE '2024-01-01'",
  'month(o.day) = 6',
  "c.segment IN ('retail', 'trade')",
  'c.name IS NOT NULL',
  'o.customer_id NOT IN (SELECT customer_id FROM lake.sales.blocked WHERE customer_id IS NOT NULL)',
  "o.day > current_date - INTERVAL '90' DAY",
];
const measures = ['count(*)', 'sum(o.amount)', 'avg(o.amount)', 'count(DISTINCT c.segment)', 'max(o.day)'];
const keys = ['o.region', 'c.segment', "date_trunc('month', o.day)", 'year(o.day)'];

/** A query over two tables, with or without groups, a threshold, an order and a limit. */
const query = fc
  .record({
    join: fc.constantFrom('JOIN', 'LEFT JOIN'),
    where: fc.subarray(conditions, { maxLength: 3 }),
    key: fc.constantFrom(...keys),
    measure: fc.constantFrom(...measures),
    threshold: fc.constantFrom('', ' HAVING count(*) > 100', ' HAVING sum(o.amount) > 500'),
    order: fc.constantFrom('', ' ORDER BY m DESC, k', ' ORDER BY k LIMIT 20'),
  })
  .map(({ join, where, key, measure, threshold, order }) => {
    const filter = where.length > 0 ? ` WHERE ${where.join(' AND ')}` : '';
    return `SELECT ${key} AS k, ${measure} AS m FROM lake.sales.orders o ${join} lake.sales.customers c ON c.id = o.customer_id${filter} GROUP BY ${key}${threshold}${order}`;
  });

const queries = fc.sample(query, { seed: 20_261, numRuns: 24 });
const analysis = await analyzePayload(
  { syntax },
  {
    ddl: [
      'CREATE TABLE lake.sales.orders (id bigint, customer_id bigint, day date, status varchar, amount double, region varchar)',
      'CREATE TABLE lake.sales.customers (id bigint, name varchar, segment varchar)',
      'CREATE TABLE lake.sales.blocked (customer_id bigint)',
    ].map((statement) => ({ statement })),
    queries: queries.map((sql, index) => ({ queryid: `q${index}`, query: sql, runquantity: 1 })),
  },
  {},
);
const design = buildIdentityDesign({ syntax }, analysis);
const laboratory = await openLaboratory(
  { syntax, sandbox: duckdbSandbox({ threads: 1 }) },
  { analysis, design },
);
afterAll(() => laboratory.close());

it.each(analysis.queries.map(({ id, sql }) => [id, sql ?? ''] as const))(
  'proves the identity of generated query %s, and takes it on data where its tree is another',
  async (id, original) => {
    const rewritten = design.queries.find(({ queryId }) => queryId === id)?.sql ?? '';
    const subject = { original, analysis, design };
    const options = { budgetMs: 500 };
    expect(await verifyRewrite({ syntax, laboratory }, { ...subject, rewritten }, options)).toMatchObject({
      kind: 'proven',
    });
    const another = rewritten
      .replace(/^SELECT /, 'SELECT /* the same */ ')
      .replace(/ ON (.*?)( WHERE | GROUP BY )/, ' ON $1 AND 1 = 1$2');
    const verdict = await verifyRewrite({ syntax, laboratory }, { ...subject, rewritten: another }, options);
    expect(verdict).toMatchObject({ kind: 'tested' });
  },
);
