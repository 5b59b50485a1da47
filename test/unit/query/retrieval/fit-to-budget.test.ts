import { describe, expect, it } from 'vitest';
import { fitToBudget } from '../../../../src/query/retrieval/fit-to-budget.ts';
import { indexCatalog } from '../../../../src/query/retrieval/index-catalog.ts';
import { measureCosts } from '../../../../src/query/retrieval/measure-costs.ts';
import { packSchema } from '../../../../src/query/retrieval/pack-schema.ts';
import { loadTokenCounter } from '../../../../src/shared/count-tokens.ts';
import { catalog, column, table } from '../../../support/catalog-fixtures.ts';

const index = indexCatalog(
  catalog([
    table('a', [
      column('one'),
      column('two', 'INTEGER', { comment: 'A comment of some length to be dropped first' }),
    ]),
    table('b', [column('three'), column('four')], { comment: 'Another comment' }),
  ]),
);
const scores = { tables: Float64Array.of(1, 0.5), columns: Float64Array.of(1, 1, 0, 0) };
const count = await loadTokenCounter();
const selection = packSchema(index, scores, measureCosts(index, count), { budget: 1000 });

describe('fitToBudget', () => {
  it('keeps all that fits', () => {
    const context = fitToBudget(index, scores, selection, { maxContextTokens: 1000, count });
    expect(context.complete).toBe(true);
    expect(context.tables.map(({ comment }) => comment)).toEqual([null, 'Another comment']);
  });

  it('drops comments first: the schema is still complete', () => {
    const whole = fitToBudget(index, scores, selection, { maxContextTokens: 1000, count });
    const context = fitToBudget(index, scores, selection, { maxContextTokens: whole.tokens - 1, count });
    expect(context.tokens).toBeLessThan(whole.tokens);
    expect(context.complete).toBe(true);
    expect(context.tables.flatMap(({ columns }) => columns)).toHaveLength(4);
  });

  it('then columns and tables, down to nothing', () => {
    const some = fitToBudget(index, scores, selection, { maxContextTokens: 12, count });
    expect(some.complete).toBe(false);
    expect(some.tokens).toBeLessThanOrEqual(12);
    expect(some.tables[0]?.name).toBe('a');
    expect(fitToBudget(index, scores, selection, { maxContextTokens: 0, count })).toMatchObject({
      tables: [],
      tokens: 0,
    });
  });
});
