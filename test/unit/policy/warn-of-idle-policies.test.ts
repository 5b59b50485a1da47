import { expect, it } from 'vitest';
import { warnOfIdlePolicies } from '../../../src/policy/warn-of-idle-policies.ts';
import { catalog, column, table } from '../../support/catalog-fixtures.ts';

it('warns of a row policy that fits no table, and of no other', () => {
  const warned: unknown[] = [];
  const quiet = () => {};
  const logger = { debug: quiet, info: quiet, error: quiet, warn: (fields: unknown) => warned.push(fields) };
  const rowPolicies = ['orders', 'main.orders', 'main.*', 'order', 'public.orders'].map((name) => ({
    table: name,
    where: '1 = 1',
  }));
  warnOfIdlePolicies(
    { logger, settings: { rowPolicies } },
    'tenant_1',
    catalog([table('orders', [column('id')])]),
  );
  expect(warned).toEqual([
    { tenantId: 'tenant_1', table: 'order' },
    { tenantId: 'tenant_1', table: 'public.orders' },
  ]);
});
