import assert from 'node:assert/strict';
import { assertFault } from './assert-fault.ts';
import type { DatabaseCase } from './database-case.ts';
import { faultySamples } from './faulty-samples.ts';
import { runLimits } from './run-limits.ts';

export const faultCases: readonly DatabaseCase[] = [
  ...faultySamples.map(
    ({ what, sql, fault }): DatabaseCase => ({
      name: `run rejects with SQL_FAULT for ${what}`,
      run: async ({ connect }) => assertFault((await connect()).run(sql, runLimits), fault),
    }),
  ),
  {
    name: 'a connection is of use after a fault',
    run: async ({ connect }) => {
      const connection = await connect();
      await assertFault(connection.run('SELECT id FROM no_such_table', runLimits));
      const { rows } = await connection.run('SELECT name FROM customers WHERE id = 1', runLimits);
      assert.deepEqual(rows, [['Ada']]);
    },
  },
];
