import assert from 'node:assert/strict';
import type { DatabaseCase } from './database-case.ts';
import { runLimits } from './run-limits.ts';

const sql = 'SELECT id, note FROM orders ORDER BY id';

export const limitCases: readonly DatabaseCase[] = [
  {
    name: 'run gives at most maxRows rows, the first ones, and says that there were more',
    run: async ({ connect }) => {
      const { rows, truncated } = await (await connect()).run(sql, { ...runLimits, maxRows: 2 });
      assert.deepEqual(rows, [
        [1, 'first'],
        [2, 'zweite Größe'],
      ]);
      assert.equal(truncated, true);
    },
  },
  {
    name: 'run does not say that there were more when there are exactly maxRows rows',
    run: async ({ connect }) => {
      const { rows, truncated } = await (await connect()).run(sql, { ...runLimits, maxRows: 5 });
      assert.deepEqual([rows.length, truncated], [5, false]);
    },
  },
  {
    name: 'run says that there were more when there is one row more than maxRows',
    run: async ({ connect }) => {
      const { rows, truncated } = await (await connect()).run(sql, { ...runLimits, maxRows: 4 });
      assert.deepEqual([rows.length, truncated], [4, true]);
    },
  },
  {
    name: 'run gives rows whose JSON has exactly maxBytes bytes',
    run: async ({ connect }) => {
      const connection = await connect();
      const { rows } = await connection.run(sql, runLimits);
      const maxBytes = Buffer.byteLength(JSON.stringify(rows));
      const result = await connection.run(sql, { ...runLimits, maxBytes });
      assert.deepEqual([result.rows.length, result.truncated], [5, false]);
    },
  },
  {
    name: 'run leaves out the row with which the JSON of the rows would have more than maxBytes bytes of UTF-8',
    run: async ({ connect }) => {
      const connection = await connect();
      const { rows } = await connection.run(sql, runLimits);
      for (const kept of [1, 2, 3, 4]) {
        const maxBytes = Buffer.byteLength(JSON.stringify(rows.slice(0, kept + 1))) - 1;
        const result = await connection.run(sql, { ...runLimits, maxBytes });
        assert.deepEqual(result.rows, rows.slice(0, kept));
        assert.equal(result.truncated, true);
      }
    },
  },
  {
    name: 'run gives no row when the first exceeds maxBytes',
    run: async ({ connect }) => {
      const { rows, truncated } = await (await connect()).run(sql, { ...runLimits, maxBytes: 5 });
      assert.deepEqual([rows, truncated], [[], true]);
    },
  },
];
