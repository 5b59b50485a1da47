import assert from 'node:assert/strict';
import { assertRejects } from '../assert-rejects.ts';
import { within } from '../within.ts';
import { assertFault } from './assert-fault.ts';
import type { DatabaseCase } from './database-case.ts';
import { faultySamples } from './faulty-samples.ts';

const dear = 'SELECT a.id FROM orders a CROSS JOIN orders b CROSS JOIN orders c';

export const dryRunCases: readonly DatabaseCase[] = [
  {
    name: 'dryRun resolves for a statement that the engine takes',
    capability: 'dryRun',
    run: async ({ connect }) => {
      const sql =
        'SELECT c.name, count(*) FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.name';
      assert.equal(await (await connect()).dryRun(sql), undefined);
    },
  },
  ...faultySamples.map(
    ({ what, sql, fault }): DatabaseCase => ({
      name: `dryRun rejects with SQL_FAULT for ${what}`,
      capability: 'dryRun',
      run: async ({ connect }) => assertFault((await connect()).dryRun(sql), fault),
    }),
  ),
  {
    name: 'dryRun does not run the statement',
    capability: 'dryRun',
    run: async ({ connect, environment, patienceMs }) => {
      await within((await connect()).dryRun(environment.slowSql), 'the dry run', patienceMs);
    },
  },
  {
    name: 'dryRun rejects with SQL_FAULT for a plan that costs more than maxPlanCost',
    capability: 'planCost',
    run: async ({ connect }) => {
      const connection = await connect();
      await assertFault(connection.dryRun(dear, { maxPlanCost: 0.001 }), { kind: 'too_large' });
    },
  },
  {
    name: 'dryRun resolves for a plan that costs less than maxPlanCost',
    capability: 'planCost',
    run: async ({ connect }) => {
      await (await connect()).dryRun(dear, { maxPlanCost: Number.MAX_SAFE_INTEGER });
    },
  },
  {
    name: 'dryRun rejects with ABORTED when its signal was aborted',
    run: async ({ connect }) => {
      const connection = await connect();
      const signal = AbortSignal.abort();
      await assertRejects(connection.dryRun('SELECT id FROM customers', { signal }), 'ABORTED');
    },
  },
];
