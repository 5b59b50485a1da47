import { pgliteSandbox } from 'nlquery/sandbox/pglite';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '../../../src/advisor/analysis/analysis.ts';
import type { Design } from '../../../src/advisor/design/design.ts';
import { comparePlans } from '../../../src/advisor/measuring/compare-plans.ts';
import type { MeasuredPlans } from '../../../src/advisor/measuring/plan-costs.ts';
import type { AdviceSteps } from '../../../src/advisor/task/advice-steps.ts';
import { loadAdviceSteps } from '../../../src/advisor/task/load-advice-steps.ts';

const everyType = `CREATE TABLE shop.things (id BIGSERIAL PRIMARY KEY, small SMALLINT, whole INTEGER NOT NULL, exact NUMERIC(10, 2) NOT NULL,
  rough DOUBLE PRECISION, yes BOOLEAN NOT NULL, name VARCHAR(12) NOT NULL, note TEXT, born DATE NOT NULL, seen TIMESTAMP NOT NULL,
  at TIME, uid UUID NOT NULL, more JSONB, raw BYTEA, UNIQUE (name, born))`;

let steps: AdviceSteps;

beforeAll(async () => {
  steps = await loadAdviceSteps();
});

async function designed(
  ddl: string,
  queries: readonly string[],
): Promise<{ readonly analysis: Analysis; readonly design: Design }> {
  const analysis = await steps.read(
    {
      ddl: [{ statement: ddl }],
      queries: queries.map((query, index) => ({ queryid: `q${index + 1}`, query, runquantity: 1 })),
    },
    { dialect: 'postgres', catalog: null, schema: 'shop' },
  );
  return { analysis, design: await steps.identity(analysis) };
}

function withIndex(design: Design, columns: readonly string[]): Design {
  const index = { name: 'added', columns, include: [], unique: false };
  return {
    ...design,
    tables: design.tables.map((table) => ({ ...table, indexes: [...table.indexes, index] })),
  };
}

const compare = (
  subject: { readonly analysis: Analysis; readonly design: Design },
  shares: Parameters<typeof comparePlans>[1]['shares'] = [],
): Promise<MeasuredPlans> => comparePlans([pgliteSandbox()], { ...subject, shares }, {});

describe('comparePlans', () => {
  it('has the planner reckon both designs, for columns of every common type', {
    timeout: 120_000,
  }, async () => {
    const { analysis, design } = await designed(everyType, [
      "SELECT id FROM shop.things WHERE note = 'rare'",
      'SELECT sum(exact) FROM shop.things',
    ]);
    const table = { catalog: null, schema: 'shop', name: 'things' };
    const shares = [{ table, column: 'note', literal: "'rare'", share: 0.001 }];
    const { method, costs, notes } = await compare({ analysis, design: withIndex(design, ['note']) }, shares);
    expect(notes).toEqual([]);
    expect(method).toMatch(/^EXPLAIN in pglite, on [\d,]+ generated rows$/);
    const [rare, all] = costs;
    expect(rare?.after).toBeLessThan((rare?.before ?? 0) / 5);
    expect(all?.after).toBeGreaterThan((all?.before ?? 0) * 0.9);
  });

  it('reckons no saving for the same design', { timeout: 120_000 }, async () => {
    const subject = await designed(everyType, ["SELECT id FROM shop.things WHERE note = 'rare'"]);
    const { costs } = await compare(subject);
    expect(costs[0]?.after).toBeCloseTo(costs[0]?.before ?? 0, -1);
  });

  it('says so where a column can hold no value that is known here', { timeout: 120_000 }, async () => {
    const subject = await designed('CREATE TABLE shop.places (id INT, spot POINT NOT NULL PRIMARY KEY)', [
      'SELECT id FROM shop.places',
    ]);
    const { method, costs, notes } = await compare(subject);
    expect([method, costs]).toEqual([null, []]);
    expect(notes[0]).toContain('Plans could not be compared in the sandbox');
  });

  it('has no plans without a sandbox that tells costs', async () => {
    const subject = await designed(everyType, []);
    expect(await comparePlans([], { ...subject, shares: [] }, {})).toEqual({
      method: null,
      costs: [],
      notes: [],
    });
  });
});
