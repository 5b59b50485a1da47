import { afterAll, describe, expect, it } from 'vitest';
import { duckdbSandbox } from '../../../../adapters/sandbox/duckdb/index.ts';
import { pgliteSandbox } from '../../../../adapters/sandbox/pglite/index.ts';
import { sqliteSandbox } from '../../../../adapters/sandbox/sqlite/index.ts';
import { analyzePayload } from '../../../../src/advisor/analysis/analyze-payload.ts';
import { buildIdentityDesign } from '../../../../src/advisor/design/build-identity-design.ts';
import { loadSyntax } from '../../../../src/advisor/syntax/load-syntax.ts';
import { openLaboratory } from '../../../../src/advisor/verification/laboratory/open-laboratory.ts';
import type { Verdict } from '../../../../src/advisor/verification/verdict.ts';
import { verifyRewrite } from '../../../../src/advisor/verification/verify-rewrite.ts';

const syntax = await loadSyntax();

const sources = {
  postgres: {
    sandbox: pgliteSandbox(),
    ddl: [
      'CREATE TABLE shop.customers (id bigserial PRIMARY KEY, name text NOT NULL, since timestamptz)',
      'CREATE TABLE shop.orders (id bigint PRIMARY KEY, customer_id bigint REFERENCES shop.customers (id), amount numeric(10,2), day date)',
    ],
    prefix: 'shop.',
    month: ["date_trunc('month', day) = '2024-06-01'", "day >= '2024-06-01' AND day < '2024-07-01'"],
  },
  sqlite: {
    sandbox: sqliteSandbox(),
    ddl: [
      'CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, since TEXT)',
      'CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (id), amount REAL, day TEXT)',
    ],
    prefix: '',
    month: ["substr(day, 1, 7) = '2024-06'", "day >= '2024-06' AND day < '2024-07'"],
  },
  duckdb: {
    sandbox: duckdbSandbox(),
    ddl: [
      'CREATE TABLE lake.shop.customers (id BIGINT PRIMARY KEY, name VARCHAR NOT NULL, since TIMESTAMP)',
      'CREATE TABLE lake.shop.orders (id BIGINT PRIMARY KEY, customer_id BIGINT, amount DECIMAL(10,2), day DATE)',
    ],
    prefix: 'lake.shop.',
    month: [
      "date_trunc('month', day) = DATE '2024-06-01'",
      "day >= DATE '2024-06-01' AND day < DATE '2024-07-01'",
    ],
  },
} as const;

describe.each(Object.entries(sources))('a source of %s', async (dialect, { sandbox, ddl, prefix, month }) => {
  const queries = [
    `SELECT c.name, sum(o.amount) AS total FROM ${prefix}customers c LEFT JOIN ${prefix}orders o ON o.customer_id = c.id GROUP BY c.name`,
    `SELECT count(*) AS n FROM ${prefix}orders WHERE ${month[0]}`,
  ];
  const analysis = await analyzePayload(
    { syntax },
    {
      ddl: ddl.map((statement) => ({ statement })),
      queries: queries.map((query, index) => ({ queryid: `q${index}`, query, runquantity: 1 })),
    },
    { dialect: dialect as 'postgres' },
  );
  const design = buildIdentityDesign({ syntax }, analysis);
  const laboratory = await openLaboratory({ syntax, sandbox }, { analysis, design });
  afterAll(() => laboratory.close());

  function verdictOn(id: number, change: (sql: string) => string): Promise<Verdict> {
    const original = analysis.queries[id]?.sql ?? '';
    const rewritten = change(design.queries[id]?.sql ?? '');
    return verifyRewrite(
      { syntax, laboratory },
      { original, rewritten, analysis, design },
      { budgetMs: 4_000 },
    );
  }

  it('proves the identity', async () => {
    expect(analysis.queries.map(({ faults }) => faults)).toEqual([[], []]);
    expect(await verdictOn(0, (sql) => sql)).toMatchObject({ kind: 'proven' });
  });

  it('refutes an inner join in the place of an outer one', async () => {
    expect(await verdictOn(0, (sql) => sql.replace('LEFT JOIN', 'JOIN'))).toMatchObject({
      kind: 'refuted',
      counterexample: { tables: [{ name: 'customers' }] },
    });
  });

  it('takes a range in the place of a function of a column', async () => {
    expect(await verdictOn(1, (sql) => sql.replace(/WHERE .*$/s, `WHERE ${month[1]}`))).toMatchObject({
      kind: 'tested',
    });
  });

  it('refutes a range that ends a day early', async () => {
    const wrong = month[1].replace('2024-07-01', '2024-06-30').replace("'2024-07'", "'2024-06-30'");
    expect(await verdictOn(1, (sql) => sql.replace(/WHERE .*$/s, `WHERE ${wrong}`))).toMatchObject({
      kind: 'refuted',
    });
  });
});
