import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksumCatalog } from '../../../src/catalog/checksum-catalog.ts';
import { catalog, column, foreignKey, table } from '../../support/catalog-fixtures.ts';

const customers = table('customers', [column('id'), column('name', 'TEXT')], {
  primaryKey: { name: null, columns: ['id'] },
});
const orders = table('orders', [column('id'), column('customer_id'), column('parent_id')], {
  foreignKeys: [
    foreignKey(['customer_id'], 'customers', ['id']),
    foreignKey(['parent_id'], 'orders', ['id']),
  ],
  indexes: [
    { name: 'a', unique: false, columns: ['customer_id'], where: null },
    { name: 'b', unique: true, columns: ['parent_id'], where: null },
  ],
});
const shop = catalog([customers, orders]);

describe('checksumCatalog', () => {
  it('tells children apart, by which row policies go, but not their order', () => {
    const [one, two] = ['one', 'two'].map((name) => ({ schema: 'main', name }));
    if (!one || !two) throw new Error('no names');
    const checksum = (children: (typeof one)[]) =>
      checksumCatalog({ ...shop, tables: [{ ...orders, children }] });
    expect(checksum([one])).not.toBe(checksum([two]));
    expect(checksum([one])).not.toBe(checksumCatalog({ ...shop, tables: [orders] }));
    expect(checksum([one, two])).toBe(checksum([two, one]));
  });

  it('is 64 hex digits', () => {
    expect(checksumCatalog(shop)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is pinned, so that an upgrade of this package does not ingest every tenant anew by accident', () => {
    expect(checksumCatalog(catalog([table('t', [column('id')])]))).toMatchInlineSnapshot(
      `"f3f6eb938bf9ac5acdfcd00f62506239ef31112f14e647c8ff48eb52c6227ad1"`,
    );
  });

  it('does not depend on the order in which tables, columns, keys and indexes are listed', () => {
    const reference = checksumCatalog(shop);
    const shuffled = fc.record({
      tables: fc.shuffledSubarray([0, 1], { minLength: 2 }),
      columns: fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
      keys: fc.shuffledSubarray([0, 1], { minLength: 2 }),
    });
    fc.assert(
      fc.property(shuffled, (order) => {
        const pick = <Item>(items: readonly Item[], indexes: readonly number[]): Item[] =>
          indexes.flatMap((index) => items[index] ?? []);
        const shuffledOrders = {
          ...orders,
          columns: pick(orders.columns, order.columns),
          foreignKeys: pick(orders.foreignKeys, order.keys),
          indexes: pick(orders.indexes, order.keys),
        };
        const tables = pick([customers, shuffledOrders], order.tables);
        expect(checksumCatalog({ ...shop, tables })).toBe(reference);
      }),
      { seed: 7 },
    );
  });

  it('does not depend on row estimates, marks and the server version', () => {
    const grown = {
      ...shop,
      serverVersion: '4.0',
      tables: [{ ...customers, rowEstimate: 10, mark: 'm' }, orders],
    };
    expect(checksumCatalog(grown)).toBe(checksumCatalog(shop));
  });

  it.each([
    ['a table comment', { ...customers, comment: 'who buys' }],
    [
      'a column comment',
      { ...customers, columns: [column('id'), column('name', 'TEXT', { comment: 'full' })] },
    ],
    ['a column type', { ...customers, columns: [column('id'), column('name', 'VARCHAR(20)')] }],
    ['nullability', { ...customers, columns: [column('id'), column('name', 'TEXT', { nullable: false })] }],
    [
      'an enum value',
      { ...customers, columns: [column('id'), column('name', 'TEXT', { enumValues: ['a'] })] },
    ],
    ['a dropped column', { ...customers, columns: [column('id')] }],
    ['the primary key', { ...customers, primaryKey: null }],
    ['a check', { ...customers, checkConstraints: [{ name: null, expression: 'id > 0' }] }],
  ])('changes with %s', (_what, changed) => {
    expect(checksumCatalog({ ...shop, tables: [changed, orders] })).not.toBe(checksumCatalog(shop));
  });

  it('tells the order of the columns within a composite key', () => {
    const keyed = (columns: readonly string[]): string =>
      checksumCatalog(
        catalog([table('t', [column('a'), column('b')], { primaryKey: { name: null, columns } })]),
      );
    expect(keyed(['a', 'b'])).not.toBe(keyed(['b', 'a']));
  });
});
