import assert from 'node:assert/strict';
import { assertRejects } from '../assert-rejects.ts';
import type { SandboxCase } from './sandbox-case.ts';
import { withScratch } from './with-scratch.ts';

export const statementCases: readonly SandboxCase[] = [
  {
    name: 'query gives columns by name and rows in order',
    run: async ({ subject }) => {
      await withScratch(subject, async (database) => {
        await database.execute('CREATE TABLE t (a INTEGER, b VARCHAR(20))');
        await database.execute("INSERT INTO t VALUES (2, 'two'), (1, 'Größe 数量'), (3, NULL)");
        const result = await database.query('SELECT b AS label, a FROM t ORDER BY a');
        assert.deepEqual(
          result.columns.map(({ name }) => name),
          ['label', 'a'],
        );
        assert.deepEqual(result.rows, [
          ['Größe 数量', 1],
          ['two', 2],
          [null, 3],
        ]);
        assert.equal(result.truncated, false);
      });
    },
  },
  {
    name: 'query gives whole numbers as numbers, and as text when a number cannot hold them',
    run: async ({ subject }) => {
      await withScratch(subject, async (database) => {
        await database.execute('CREATE TABLE t (a BIGINT)');
        await database.execute('INSERT INTO t VALUES (9007199254740993), (-5)');
        const { rows } = await database.query('SELECT a FROM t ORDER BY a');
        assert.deepEqual(rows, [[-5], ['9007199254740993']]);
      });
    },
  },
  {
    name: 'query cuts the rows at maxRows and says so',
    run: async ({ subject }) => {
      await withScratch(subject, async (database) => {
        await database.execute('CREATE TABLE t (a INTEGER)');
        await database.execute('INSERT INTO t VALUES (1), (2), (3)');
        const cut = await database.query('SELECT a FROM t ORDER BY a', { maxRows: 2 });
        assert.deepEqual([cut.rows, cut.truncated], [[[1], [2]], true]);
        const whole = await database.query('SELECT a FROM t ORDER BY a', { maxRows: 3 });
        assert.deepEqual([whole.rows, whole.truncated], [[[1], [2], [3]], false]);
      });
    },
  },
  {
    name: 'calls run in the order of calling',
    run: async ({ subject }) => {
      await withScratch(subject, async (database) => {
        const made = database.execute('CREATE TABLE t (a INTEGER)');
        const filled = database.execute('INSERT INTO t VALUES (1)');
        const read = database.query('SELECT a FROM t');
        const [, , result] = await Promise.all([made, filled, read]);
        assert.deepEqual(result.rows, [[1]]);
      });
    },
  },
  {
    name: 'execute and query reject with SQL_FAULT when the engine refuses a statement, and the database is of use',
    run: async ({ subject }) => {
      await withScratch(subject, async (database) => {
        const { details } = await assertRejects(database.query('SELECT a FROM nowhere'), 'SQL_FAULT');
        const { fault } = details as { fault: { kind: string; message: string } };
        assert.equal(fault.kind, 'unknown_table');
        assert.match(fault.message, /nowhere/);
        await assertRejects(database.execute('CREATE NONSENSE'), 'SQL_FAULT');
        assert.deepEqual((await database.query('SELECT 1 AS n')).rows, [[1]]);
      });
    },
  },
  {
    name: 'a statement that reaches for a file is refused',
    run: async ({ subject }) => {
      await withScratch(subject, async (database) => {
        await database.execute('CREATE TABLE t (a INTEGER)');
        const statement = reachingOut[subject.dialect] ?? "COPY t TO '/tmp/nlquery-sandbox.csv'";
        await assertRejects(database.execute(statement), 'SQL_FAULT');
      });
    },
  },
];

const reachingOut: Readonly<Record<string, string>> = {
  sqlite: "VACUUM INTO '/tmp/nlquery-sandbox.db'",
  mysql: "SELECT a FROM t INTO OUTFILE '/tmp/nlquery-sandbox.csv'",
};
