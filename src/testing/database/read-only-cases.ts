import assert from 'node:assert/strict';
import { assertFault } from './assert-fault.ts';
import type { DatabaseCase } from './database-case.ts';
import { runLimits } from './run-limits.ts';

const writes: Readonly<Record<string, string>> = {
  INSERT: "INSERT INTO customers (id, name) VALUES (7, 'Eve')",
  UPDATE: "UPDATE customers SET name = 'Eve'",
  DELETE: 'DELETE FROM order_items',
  'CREATE TABLE': 'CREATE TABLE sneaked (id INTEGER)',
  'DROP TABLE': 'DROP TABLE order_items',
};

/** The guard lets none of these through; the engine must not either. */
export const readOnlyCases: readonly DatabaseCase[] = Object.entries(writes).map(([kind, sql]) => ({
  name: `the engine refuses ${kind}`,
  capability: 'readOnly',
  run: async ({ connect }) => {
    const connection = await connect();
    await assertFault(connection.run(sql, runLimits));
    const fresh = await connect();
    const { rows } = await fresh.run('SELECT id, name FROM customers ORDER BY id', runLimits);
    assert.deepEqual(rows, [
      [1, 'Ada'],
      [2, 'Größe 数量 🙂'],
      [3, "O'Brien"],
    ]);
    assert.equal((await fresh.run('SELECT line FROM order_items', runLimits)).rows.length, 2);
    assert.equal((await fresh.introspect()).tables.length, 4);
  },
}));
