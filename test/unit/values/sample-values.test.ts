import { describe, expect, it } from 'vitest';
import { NlQueryError } from '../../../src/errors/nl-query-error.ts';
import { sampleValues } from '../../../src/values/sample-values.ts';
import { catalog, column, table } from '../../support/catalog-fixtures.ts';

const texts = ['colour', 'shape', 'size'].map((name) => column(name, 'TEXT'));
const shop = catalog([table('slow_view', texts, { kind: 'view' }), table('products', texts)]);

function failing(kind: 'timeout' | 'permission_denied') {
  const asked: string[] = [];
  const run = async (sql: string) => {
    asked.push(sql);
    const fault = { kind, name: null, message: 'no' } as const;
    if (sql.includes('slow_view')) throw new NlQueryError('SQL_FAULT', 'no', { details: { fault } });
    return { columns: [], rows: [['b'], ['a'], [' '], [null], [1]], truncated: false };
  };
  return { asked, run };
}

describe('sampleValues', () => {
  it('reads distinct texts, sorted, and leaves a column out that cannot be read', async () => {
    const { asked, run } = failing('permission_denied');
    const sampled = await sampleValues({ run }, shop);
    expect(sampled.map((one) => `${one.table}.${one.column}: ${one.values}`)).toEqual([
      'products.colour: a,b',
      'products.shape: a,b',
      'products.size: a,b',
    ]);
    expect(asked).toHaveLength(6);
  });

  it('gives a table up after the first column that takes too long', async () => {
    const { asked, run } = failing('timeout');
    expect(await sampleValues({ run }, shop)).toHaveLength(3);
    expect(asked.filter((sql) => sql.includes('slow_view'))).toHaveLength(1);
  });
});
