import { describe, expect, it } from 'vitest';
import { reuseTables } from '../../../src/catalog/reuse-tables.ts';
import { catalog, column, table } from '../../support/catalog-fixtures.ts';

const customers = table('customers', [column('id'), column('name')]);
const orders = table('orders', [column('id')], { rowEstimate: 10 });
const earlier = catalog([customers, orders]);

describe('reuseTables', () => {
  it('takes the objects of the earlier catalog for tables that are the same', () => {
    const { tables } = reuseTables(structuredClone(earlier), earlier);
    expect([tables[0] === customers, tables[1] === orders]).toEqual([true, true]);
  });

  it('keeps what is new or differs, in its order', () => {
    const added = table('added', [column('id')]);
    const grown = { ...orders, rowEstimate: 20 };
    const turned = { ...customers, columns: customers.columns.toReversed() };
    const marked = { ...customers, name: 'marked', mark: 'a' };
    const before = catalog([customers, orders, { ...marked, mark: 'b' }]);
    const after = catalog([added, grown, turned, marked], { serverVersion: '4' });
    const reused = reuseTables(after, before);
    expect(reused).toEqual(after);
    expect(reused.tables.every((item, index) => item === after.tables[index])).toBe(true);
  });
});
