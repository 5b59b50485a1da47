import { describe, expect, it } from 'vitest';
import type { CatalogTable } from '../../../src/adapter-kit/index.ts';
import { visibleCatalog } from '../../../src/policy/visible-catalog.ts';
import { loadValues } from '../../../src/query/load-values.ts';
import { catalog, column, table } from '../../support/catalog-fixtures.ts';

const text = [column('id'), column('city', 'TEXT'), column('word', 'TEXT')];
const child = { schema: 'main', name: 'orders_2026' };
const tables: readonly CatalogTable[] = [
  table('trips', text),
  table('orders', text, { kind: 'partitioned_table', children: [child] }),
  table(child.name, text),
  table('order_cities', text, { kind: 'view' }),
];
const shop = catalog(tables);
const sampled = tables.flatMap(({ schema, name }) =>
  ['city', 'word'].map((one) => ({ schema, table: name, column: one, values: [`${name} ${one}`] })),
);

async function valuesFor(settings: object, seen = shop): Promise<readonly string[]> {
  const manifest = { catalogChecksum: 'c' } as never;
  const valueSnapshots = { read: async () => sampled } as never;
  const all = { values: 'sampled', rowPolicies: [], ...settings } as never;
  const subject = { tenantId: 't', catalog: { ...seen }, manifest };
  const loaded = await loadValues({ valueSnapshots, settings: all }, subject, {});
  return loaded.flatMap(({ values }) => values);
}

describe('loadValues', () => {
  it('gives what was sampled', async () => {
    expect(await valuesFor({})).toHaveLength(8);
  });

  it('gives nothing of tables and columns that a policy has hidden since they were sampled', async () => {
    const visible = visibleCatalog(shop, { deny: ['orders*', 'order_cities', 'main.*.word'] });
    expect(await valuesFor({}, visible)).toEqual(['trips city']);
  });

  it('gives nothing that may come from rows with a policy: not by a partition, and not by a view', async () => {
    const rowPolicies = [{ table: 'orders', where: 'tenant = 1' }];
    expect(await valuesFor({ rowPolicies })).toEqual(['trips city', 'trips word']);
    const ofPartition = [{ table: 'orders_2026', where: 'tenant = 1' }];
    expect(await valuesFor({ rowPolicies: ofPartition })).toEqual(['trips city', 'trips word']);
  });

  it('builds one list for what is kept of a snapshot, and holds on to none that is no longer kept', async () => {
    const kept = { current: sampled };
    const valueSnapshots = { read: async () => kept.current } as never;
    const settings = { values: 'sampled', rowPolicies: [] } as never;
    const subject = { tenantId: 't', catalog: shop, manifest: { catalogChecksum: 'c' } as never };
    const load = () => loadValues({ valueSnapshots, settings }, subject, {});
    const first = await load();
    expect(await load()).toBe(first);
    kept.current = sampled.slice(0, 1);
    expect(await load()).toEqual(sampled.slice(0, 1));
  });

  it('builds one list of what the schema itself lists', async () => {
    const listed = catalog([table('trips', [column('state', 'TEXT', { enumValues: ['open'] })])]);
    const subject = { tenantId: 't', catalog: listed, manifest: { catalogChecksum: 'c' } as never };
    const settings = { values: 'enums', rowPolicies: [] } as never;
    const load = () => loadValues({ valueSnapshots: {} as never, settings }, subject, {});
    expect(await load()).toMatchObject([{ table: 'trips', values: ['open'] }]);
    expect(await load()).toBe(await load());
  });
});
