import { describe, expect, it } from 'vitest';
import { chunkCatalog, chunkingVersion, countChunks } from '../../../src/catalog/chunk-catalog.ts';
import type { Catalog } from '../../../src/ports/catalog.ts';
import type { Chunk } from '../../../src/ports/chunk.ts';
import { catalog, column, foreignKey, table } from '../../support/catalog-fixtures.ts';

const orders = table('orders', [column('id'), column('customerId'), column('status', 'TEXT')], {
  foreignKeys: [foreignKey(['customerId'], 'customers', ['id'])],
});
const customers = table('customers', [column('id')]);
const shop = catalog([orders, customers]);

function chunksOf(...subject: Parameters<typeof chunkCatalog>): readonly Chunk[] {
  return [...chunkCatalog(...subject)];
}

function changed(before: Catalog, after: Catalog): readonly string[] {
  const hashes = new Map(chunksOf(before, 'e').map(({ id, contentHash }) => [id, contentHash]));
  return chunksOf(after, 'e').flatMap(({ id, contentHash }) => (hashes.get(id) === contentHash ? [] : [id]));
}

describe('chunkCatalog', () => {
  it('is pinned together with chunkingVersion, which has to be raised when this changes', () => {
    const status = column('order_status', 'text', { comment: 'Where it stands', enumValues: ['open'] });
    const log = table('log', [status], { schema: 'audit', comment: 'What was done' });
    const hashes = chunksOf(catalog([orders, log]), 'e').map(({ contentHash }) => contentHash.slice(0, 12));
    expect({ chunkingVersion, hashes }).toMatchInlineSnapshot(`
      {
        "chunkingVersion": 1,
        "hashes": [
          "e2fc89b763e3",
          "58785c70eab2",
          "c7a662880703",
          "2f13c5da205d",
          "99d204ce14c0",
          "064cdb26f52c",
          "ea93cb789ad3",
        ],
      }
    `);
  });

  it('counts its chunks beforehand', () => {
    expect(countChunks(shop)).toBe(chunksOf(shop, 'e').length);
    const key = foreignKey(['customerId'], 'customers', ['id']);
    const twice = catalog([{ ...orders, foreignKeys: [key, { ...key, name: 'other' }] }]);
    expect(countChunks(twice)).toBe(chunksOf(twice, 'e').length);
  });

  it('makes one chunk a table, one a column, one a relation', () => {
    expect(chunksOf(shop, 'e').map(({ id, kind, table, column }) => [id, kind, table, column])).toEqual([
      ['table:["main","orders"]', 'table', 'main.orders', null],
      ['column:["main","orders","id"]', 'column', 'main.orders', 'id'],
      ['column:["main","orders","customerId"]', 'column', 'main.orders', 'customerId'],
      ['column:["main","orders","status"]', 'column', 'main.orders', 'status'],
      [
        'relation:["main","orders",["customerId"],"main","customers",["id"]]',
        'relation',
        'main.orders',
        null,
      ],
      ['table:["main","customers"]', 'table', 'main.customers', null],
      ['column:["main","customers","id"]', 'column', 'main.customers', 'id'],
    ]);
  });

  it('writes prose: words, type, comment, values, the table it belongs to', () => {
    const status = column('orderStatus', 'varchar(20)', {
      comment: 'Where\n it stands.',
      enumValues: ['open', 'shut'],
    });
    const chunks = chunksOf(catalog([table('salesOrders', [status], { comment: 'What was sold' })]), 'e');
    expect(chunks.map(({ text }) => text)).toEqual([
      'sales orders: What was sold. Columns: order status.',
      'order status of sales orders: Where it stands. varchar. One of: open, shut.',
    ]);
  });

  it('names the schema of tables off the search path', () => {
    const audit = table('log', [], { schema: 'audit' });
    expect(chunksOf(catalog([audit]), 'e')[0]?.text).toBe('audit log. Columns: .');
  });

  it('keeps a name that has no words', () => {
    expect(chunksOf(catalog([table('___', [])]), 'e')[0]?.text).toBe('___. Columns: .');
  });

  it("changes nothing but the column's chunk when its comment or type changes", () => {
    const other = {
      ...orders,
      columns: orders.columns.map((each) =>
        each.name === 'status' ? column('status', 'INT', { comment: 'c' }) : each,
      ),
    };
    expect(changed(shop, catalog([other, customers]))).toEqual(['column:["main","orders","status"]']);
  });

  it("changes nothing but the table's chunk when its comment changes", () => {
    expect(changed(shop, catalog([{ ...orders, comment: 'c' }, customers]))).toEqual([
      'table:["main","orders"]',
    ]);
  });

  it('has another hash for another embedder', () => {
    const [one] = chunksOf(shop, 'one');
    const [two] = chunksOf(shop, 'two');
    expect(one?.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(one?.contentHash).not.toBe(two?.contentHash);
  });

  it('makes one chunk of a relation that is declared twice', () => {
    const key = foreignKey(['customerId'], 'customers', ['id']);
    const twice = catalog([{ ...orders, foreignKeys: [key, { ...key, name: 'again' }] }, customers]);
    const ids = chunksOf(twice, 'e').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
