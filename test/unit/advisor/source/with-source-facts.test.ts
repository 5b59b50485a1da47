import { describe, expect, it } from 'vitest';
import { analyzePayload } from '../../../../src/advisor/analysis/analyze-payload.ts';
import { buildIdentityDesign } from '../../../../src/advisor/design/build-identity-design.ts';
import { proposeImprovements } from '../../../../src/advisor/design/propose-improvements.ts';
import { renderDesign } from '../../../../src/advisor/design/render-design.ts';
import { noSource } from '../../../../src/advisor/source/source-facts.ts';
import { withSourceFacts } from '../../../../src/advisor/source/with-source-facts.ts';
import { loadSyntax } from '../../../../src/advisor/syntax/load-syntax.ts';

const syntax = await loadSyntax();

const ddl = [
  'CREATE TABLE shop.sales (sale_id bigint PRIMARY KEY, buyer bigint, amount numeric(12, 2))',
  'CREATE TABLE shop.people (name varchar(9), person bigint, country varchar(9))',
];
const queries = [
  'SELECT s.sale_id FROM shop.sales s LEFT JOIN shop.people p ON p.person = s.buyer',
  'SELECT p.country, s.amount FROM shop.sales s JOIN shop.people p ON p.person = s.buyer',
];

async function read(columns: readonly string[]) {
  const analysis = await analyzePayload(
    { syntax },
    {
      ddl: ddl.map((statement) => ({ statement })),
      queries: queries.map((query, index) => ({
        queryid: `q${index}`,
        query,
        runquantity: 9,
        executiontime: 5,
      })),
    },
    { dialect: 'postgres' },
  );
  const [, people] = analysis.tables;
  if (!people) throw new Error('no table');
  const { catalog, schema, name } = people;
  return withSourceFacts(analysis, { ...noSource, keys: [{ table: { catalog, schema, name }, columns }] });
}

describe('withSourceFacts', () => {
  it('has keys of the source in the spelling of the DDL, once, and none of columns that the DDL lacks', async () => {
    expect((await read(['PERSON'])).tables.map(({ uniqueKeys }) => uniqueKeys)).toEqual([[], [['person']]]);
    expect((await read(['person', 'shop'])).tables[1]?.uniqueKeys).toEqual([]);
    const known = await read(['person']);
    const { catalog, schema, name } = known.tables[1] ?? { catalog: null, schema: null, name: '' };
    const keys = [{ table: { catalog, schema, name }, columns: ['person'] }];
    expect(withSourceFacts(known, { ...noSource, keys }).tables[1]?.uniqueKeys).toEqual([['person']]);
  });

  it('lets rules rely on them, and changes no statement of the DDL', async () => {
    const [told, untold] = [await read(['person']), await read(['elsewhere'])];
    const [before, after] = [untold, told].map((analysis) => buildIdentityDesign({ syntax }, analysis));
    if (!before || !after) throw new Error('no design');
    expect(renderDesign(after)).toEqual(renderDesign(before));
    const rulesOf = async (analysis: typeof told) =>
      (await proposeImprovements({ syntax }, analysis, buildIdentityDesign({ syntax }, analysis))).map(
        ({ rule, assumes }) => [rule, assumes],
      );
    expect(await rulesOf(told)).toEqual(
      expect.arrayContaining([
        ['drop-unused-join', []],
        ['denormalise-lookup', []],
      ]),
    );
    const without = (await rulesOf(untold)).map(([rule]) => rule);
    expect(without).not.toContain('drop-unused-join');
    expect(without).not.toContain('denormalise-lookup');
  });
});
