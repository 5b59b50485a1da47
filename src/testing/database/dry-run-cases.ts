import assert from 'node:assert/strict';
import type { DatabaseConnection } from '../../ports/database.ts';
import type { SyntaxTree } from '../../ports/syntax-tree.ts';
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
    name: 'syntaxTree gives plain JSON for a statement whose names it does not know, and runs nothing',
    capability: 'syntaxTree',
    run: async ({ connect, environment, patienceMs }) => {
      const connection = await connect();
      for (const sql of ['SELECT nothing FROM nowhere', environment.slowSql]) {
        const reading = await within(readingOf(connection, sql), 'the tree', patienceMs);
        assert.ok('tree' in reading, JSON.stringify(reading));
        assert.deepEqual(JSON.parse(JSON.stringify(reading.tree)), reading.tree);
        assert.notEqual(reading.tree, null);
      }
    },
  },
  {
    name: 'syntaxTree says why it has none for what is not one statement that reads',
    capability: 'syntaxTree',
    run: async ({ connect }) => {
      const connection = await connect();
      for (const sql of ['SELEC 1', 'DELETE FROM orders', 'SELECT 1; DELETE FROM orders', '']) {
        const reading = await readingOf(connection, sql);
        assert.match('problem' in reading ? reading.problem : '', /\S/, sql);
      }
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

async function readingOf(connection: DatabaseConnection, sql: string): Promise<SyntaxTree> {
  assert.ok(connection.syntaxTree, 'the connection has syntaxTree');
  return connection.syntaxTree(sql);
}
