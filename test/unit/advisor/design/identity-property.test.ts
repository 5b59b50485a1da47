import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzePayload } from '../../../../src/advisor/analysis/analyze-payload.ts';
import { buildIdentityDesign } from '../../../../src/advisor/design/build-identity-design.ts';
import { loadSyntax } from '../../../../src/advisor/syntax/load-syntax.ts';
import { runDesign } from '../../../support/advisor/run-design.ts';

const syntax = await loadSyntax();

const types = ['BIGINT', 'INTEGER', 'VARCHAR', 'DOUBLE', 'DATE', 'BOOLEAN'] as const;
type ColumnType = (typeof types)[number];

interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

interface Table {
  readonly name: string;
  readonly schema: string;
  readonly columns: readonly Column[];
}

const plainNames = [
  'a',
  'Total',
  'n1',
  'orders',
  'when',
  'select',
  'größe',
  'Mixed Case',
  'with"quote',
  'x.y',
  'ümlaut 😀',
];
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
/** As people write it: plain where it can be. */
const written = (name: string) =>
  /^[a-z]\w*$/i.test(name) && !['when', 'select', 'order'].includes(name) ? name : quoted(name);

const column = fc.record({ name: fc.constantFrom(...plainNames), type: fc.constantFrom(...types) });
const table = fc.record({
  name: fc.constantFrom('t', 'orders', 'Facts', 'order', 'lines 2', 'a'),
  schema: fc.constantFrom('raw', 'advised', 'Raw Zone'),
  columns: fc.uniqueArray(column, { minLength: 1, maxLength: 5, selector: ({ name }) => name.toLowerCase() }),
});
const schema = fc.uniqueArray(table, {
  minLength: 1,
  maxLength: 4,
  selector: ({ name, schema: own }) => `${own}.${name}`.toLowerCase(),
});

/** A query over one or two of the tables: joins, subqueries, expressions with names, set operations, comments, odd spaces. */
const query = fc.record({
  first: fc.nat(),
  second: fc.nat(),
  picks: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
  shape: fc.nat(),
  path: fc.constantFrom(2, 3),
  gap: fc.constantFrom(' ', '\n', '  /* it\'s "a" comment */ ', ' -- one\n'),
});

function queryText(
  tables: readonly Table[],
  {
    first,
    second,
    picks,
    shape,
    path,
    gap,
  }: {
    readonly first: number;
    readonly second: number;
    readonly picks: readonly number[];
    readonly shape: number;
    readonly path: number;
    readonly gap: string;
  },
): string {
  const one = tables[first % tables.length] as Table;
  const other = tables[second % tables.length] as Table;
  const pathOf = (of: Table) => [...(path === 3 ? ['lake'] : []), of.schema, of.name].map(written).join('.');
  const pick = (of: Table, index: number) => of.columns[(picks[index] ?? 0) % of.columns.length] as Column;
  const [a, b, c] = [pick(one, 0), pick(one, 1), pick(other, 2)];
  const own = written(one.name);
  const shapes = [
    `SELECT ${written(a.name)}, ${own}.${written(b.name)}${gap}FROM ${pathOf(one)}`,
    `SELECT *${gap}FROM ${pathOf(one)} AS x WHERE x.${written(a.name)} IS NOT NULL`,
    `SELECT count(*) AS n, max(p.${written(a.name)}) AS top FROM ${pathOf(one)} p,${gap}${pathOf(other)} q WHERE p.${written(a.name)} IS NULL OR q.${written(c.name)} IS NOT NULL`,
    `WITH ${own} AS (SELECT ${written(a.name)} AS value FROM ${pathOf(one)})${gap}SELECT value, count(*) FROM ${own} GROUP BY value`,
    `SELECT s.${written(a.name)} FROM (SELECT ${written(a.name)} FROM ${pathOf(one)}) s UNION ALL${gap}SELECT ${written(a.name)} FROM ${pathOf(one)} WHERE ${written(b.name)} IS NULL`,
    `SELECT CAST(count(*) AS VARCHAR) || ' of ${pathOf(one).replaceAll("'", "''")}'${gap}FROM ${pathOf(one)} x WHERE EXISTS (SELECT 1 FROM ${pathOf(other)} y WHERE y.${written(c.name)} IS NOT NULL AND x.${written(a.name)} IS NOT NULL)`,
    `SELECT ${written(b.name)} AS ${written(a.name)}${gap}FROM ${pathOf(one)} ORDER BY ${written(b.name)}, 1`,
  ];
  return shapes[shape % shapes.length] ?? '';
}

describe('the identity of any schema and query', () => {
  it('gives the rows of the original', { timeout: 120_000 }, async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        schema,
        fc.array(query, { minLength: 3, maxLength: 8 }),
        fc.integer({ min: 1, max: 1_000 }),
        async (tables, queries, seed) => {
          const payload = {
            ddl: tables.map(({ name, schema: own, columns }) => ({
              statement: `CREATE TABLE lake.${written(own)}.${written(name)} (${columns.map((each) => `${written(each.name)} ${each.type}`).join(', ')})`,
            })),
            queries: queries.map((each, index) => ({
              queryid: `${index}`,
              query: queryText(tables, each),
              runquantity: 1,
            })),
          };
          const analysis = await analyzePayload({ syntax }, payload, { dialect: 'trino' });
          expect(
            analysis.queries.flatMap(({ id, faults }) =>
              faults.map((fault) => `${payload.queries[Number(id)]?.query}: ${fault}`),
            ),
          ).toEqual([]);
          const run = await runDesign(syntax, analysis, buildIdentityDesign({ syntax }, analysis), {
            seed,
            rows: 12,
            uniqueFirst: false,
          });
          expect(run.differing).toEqual([]);
          compared += run.compared;
        },
      ),
      { seed: 7, numRuns: 30 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});
