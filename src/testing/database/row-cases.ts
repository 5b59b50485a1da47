import assert from 'node:assert/strict';
import type { DatabaseCase } from './database-case.ts';
import { runLimits } from './run-limits.ts';

export const rowCases: readonly DatabaseCase[] = [
  {
    name: 'run gives rows in the order of the statement, cells in the order of the columns',
    run: rowsCase('SELECT amount, id FROM orders WHERE amount IS NOT NULL ORDER BY amount DESC', [
      [250, 3],
      [150, 2],
      [50, 1],
      [0, 5],
    ]),
  },
  {
    name: 'run names the columns as the statement does',
    run: async ({ connect }) => {
      const sql = 'SELECT id AS first, name, id + 1 AS next_id FROM customers';
      const { columns } = await (await connect()).run(sql, runLimits);
      assert.deepEqual(
        columns.map(({ name }) => name),
        ['first', 'name', 'next_id'],
      );
      for (const { type } of columns)
        assert.ok(type === null || /\S/.test(type), 'a type has a name or is null');
    },
  },
  {
    name: 'run gives the columns of an empty result',
    run: async ({ connect }) => {
      const result = await (await connect()).run('SELECT id, name FROM customers WHERE id < 0', runLimits);
      assert.deepEqual(
        result.columns.map(({ name }) => name),
        ['id', 'name'],
      );
      assert.deepEqual([result.rows, result.truncated], [[], false]);
    },
  },
  {
    name: 'run keeps two columns of one name',
    run: rowsCase('SELECT c.id, o.id FROM customers c JOIN orders o ON o.customer_id = c.id WHERE o.id = 4', [
      [3, 4],
    ]),
  },
  {
    name: 'run gives text as it is stored',
    run: rowsCase('SELECT name FROM customers ORDER BY id', [['Ada'], ['Größe 数量 🙂'], ["O'Brien"]]),
  },
  {
    name: 'run gives null for NULL, and not for an empty text',
    run: rowsCase('SELECT id, amount, note FROM orders WHERE id >= 3 ORDER BY id', [
      [3, 250, null],
      [4, null, 'fourth'],
      [5, 0, ''],
    ]),
  },
  {
    name: 'run gives integers as numbers, and as text where a number would not be exact',
    run: rowsCase('SELECT big FROM customers ORDER BY id', [
      [42],
      ['9007199254740993'],
      ['-9007199254740993'],
    ]),
  },
  {
    name: 'run sees what was written since',
    run: async ({ connect, provisioned }) => {
      const connection = await connect();
      await connection.run('SELECT id FROM customers', runLimits);
      await provisioned.execute("INSERT INTO customers (id, name) VALUES (9, 'New')");
      const { rows } = await connection.run('SELECT name FROM customers WHERE id = 9', runLimits);
      assert.deepEqual(rows, [['New']]);
    },
  },
  {
    name: 'calls at the same time each get their own answer',
    run: async ({ connect }) => {
      const connection = await connect();
      const ids = [1, 2, 3, 4, 5, 6, 7, 8];
      const results = await Promise.all(ids.map((id) => connection.run(`SELECT ${id} AS n`, runLimits)));
      assert.deepEqual(
        results.map(({ rows }) => rows),
        ids.map((id) => [[id]]),
      );
    },
  },
];

function rowsCase(sql: string, expected: readonly (readonly unknown[])[]): DatabaseCase['run'] {
  return async ({ connect }) => {
    const { rows, truncated } = await (await connect()).run(sql, runLimits);
    assert.deepEqual(rows, expected);
    assert.equal(truncated, false);
  };
}
