import { describe, expect, it } from 'vitest';
import { reuseTables } from '../../../src/catalog/reuse-tables.ts';
import type { CatalogTable } from '../../../src/ports/catalog.ts';
import { catalog, column, table } from '../../support/catalog-fixtures.ts';

const customers = table('customers', [column('id'), column('name')]);
const orders = table('orders', [column('id')], { rowEstimate: 10 });
const earlier = catalog([customers, orders]);

describe('reuseTables', () => {
  it('takes the objects of the earlier catalog for tables that are the same', () => {
    const { tables } = reuseTables(structuredClone(earlier), earlier);
    expect([tables[0] === customers, tables[1] === orders]).toEqual([true, true]);
  });

  it('takes row estimates for the same that are less than twice or more than half of one another', () => {
    const reused = (rowEstimate: number | null, before: number | null = 10) => {
      const known = { ...orders, rowEstimate: before };
      return reuseTables(catalog([{ ...orders, rowEstimate }]), catalog([known])).tables[0] === known;
    };
    expect([6, 10, 19].map((estimate) => reused(estimate))).toEqual([true, true, true]);
    expect([null, 0, 5, 20].map((estimate) => reused(estimate))).toEqual([false, false, false, false]);
    expect([reused(0, 0), reused(null, null), reused(1, 0), reused(0, null)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('does not take a table for the same that shows the rows of others since', () => {
    const archive = { schema: 'main', name: 'archive' };
    const parent = { ...orders, children: [archive] };
    const reused = (now: CatalogTable, before: CatalogTable) =>
      reuseTables(catalog([{ ...now }]), catalog([before])).tables[0] === before;
    expect(reused(parent, orders)).toBe(false);
    expect(reused(orders, parent)).toBe(false);
    expect(reused({ ...orders, children: [{ ...archive, name: 'other' }] }, parent)).toBe(false);
    expect(reused({ ...orders, children: [{ ...archive }] }, parent)).toBe(true);
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
