import { describe, expect, it } from 'vitest';
import { chunkCatalog } from '../../../src/catalog/chunk-catalog.ts';
import { changedTables } from '../../../src/ingestion/changed-tables.ts';
import type { Catalog } from '../../../src/ports/catalog.ts';
import { catalog, column, table } from '../../support/catalog-fixtures.ts';

const orders = table('orders', [column('id')]);
const customers = table('customers', [column('id')]);
const before = catalog([customers, orders]);

describe('changedTables', () => {
  it('tells tables that differ from those that are the same in another object', () => {
    const changed = { ...orders, comment: 'what was bought' };
    expect(changedTables(before, catalog([structuredClone(customers), changed]))).toEqual({
      old: [orders],
      current: [changed],
    });
    expect(changedTables(before, structuredClone(before))).toEqual({ old: [], current: [] });
  });

  it('gives all tables when the search path is another, which their chunks go by', () => {
    const after = { ...before, searchPath: [] };
    const texts = (one: Catalog) => [...chunkCatalog(one, 'embedder')].map(({ text }) => text);
    expect(texts(after)).not.toEqual(texts(before));
    expect(changedTables(before, after)).toEqual({ old: before.tables, current: after.tables });
    expect(changedTables(before, { ...before, searchPath: [...before.searchPath] })).toEqual({
      old: [],
      current: [],
    });
  });
});
