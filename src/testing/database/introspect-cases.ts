import assert from 'node:assert/strict';
import type { Catalog, CatalogTable } from '../../ports/catalog.ts';
import type { DatabaseConnection } from '../../ports/database.ts';
import { assertRejects } from '../assert-rejects.ts';
import type { DatabaseCase } from './database-case.ts';
import type { DatabaseFixture } from './database-fixture.ts';

async function introspect({ connect }: DatabaseFixture): Promise<Catalog> {
  return (await connect()).introspect();
}

async function tableOf(fixture: DatabaseFixture, name: string): Promise<CatalogTable> {
  const found = (await introspect(fixture)).tables.filter((table) => table.name === name);
  assert.equal(found.length, 1, `one table is named ${name}`);
  return found[0] ?? assert.fail();
}

/** What it gives since an earlier catalog is what it gives without; row estimates may be the earlier ones. */
async function assertSame(connection: DatabaseConnection, earlier: Catalog): Promise<void> {
  const [since, full] = [await connection.introspect({ since: earlier }), await connection.introspect()];
  const withoutEstimates = ({ tables, ...rest }: Catalog) => ({
    ...rest,
    tables: tables.map((table) => ({ ...table, rowEstimate: null })),
  });
  assert.deepEqual(withoutEstimates(since), withoutEstimates(full));
}

export const introspectCases: readonly DatabaseCase[] = [
  {
    name: 'introspect states dialect, version and name',
    run: async ({ database, connect }) => {
      const connection = await connect();
      const catalog = await connection.introspect();
      assert.equal(catalog.dialect, database.dialect);
      assert.equal(catalog.serverVersion, connection.serverVersion);
      assert.match(catalog.databaseName, /\S/);
    },
  },
  {
    name: 'introspect gives plain JSON',
    run: async (fixture) => {
      const catalog = await introspect(fixture);
      assert.deepEqual(JSON.parse(JSON.stringify(catalog)), catalog);
    },
  },
  {
    name: 'introspect lists the tables and views, and nothing of the system',
    run: async (fixture) => {
      const names = (await introspect(fixture)).tables.map(({ name, kind }) => `${kind} ${name}`);
      const expected = ['table customers', 'table order_items', 'table orders', 'view large_orders'];
      assert.deepEqual(names.sort(), expected);
    },
  },
  {
    name: 'introspect names a schema, which is on the search path when statements need not name it',
    run: async (fixture) => {
      const { tables, searchPath } = await introspect(fixture);
      for (const { schema } of tables) assert.ok(searchPath.includes(schema), `"${schema}" in ${searchPath}`);
    },
  },
  {
    name: 'introspect gives columns in their order, with type and nullability',
    run: async (fixture) => {
      const { columns } = await tableOf(fixture, 'orders');
      assert.deepEqual(
        columns.map(({ name, nullable }) => [name, nullable]),
        [
          ['id', false],
          ['customer_id', false],
          ['amount', true],
          ['note', true],
        ],
      );
      for (const { type } of columns) assert.match(type, /[a-z]/i);
    },
  },
  {
    name: 'introspect gives the columns of a view',
    run: async (fixture) => {
      const { columns, primaryKey } = await tableOf(fixture, 'large_orders');
      assert.deepEqual(
        columns.map(({ name }) => name),
        ['id', 'amount'],
      );
      assert.equal(primaryKey, null);
    },
  },
  {
    name: 'introspect gives the length of a type',
    run: async (fixture) => {
      const { columns } = await tableOf(fixture, 'orders');
      assert.match(columns.find(({ name }) => name === 'note')?.type ?? '', /200/);
    },
  },
  {
    name: 'introspect gives the SQL text of a default, and null where there is none',
    run: async (fixture) => {
      const { columns } = await tableOf(fixture, 'orders');
      assert.match(columns.find(({ name }) => name === 'note')?.default ?? '', /none/);
      assert.equal(columns.find(({ name }) => name === 'customer_id')?.default, null);
    },
  },
  {
    name: 'introspect gives null for what a plain column does not have',
    run: async (fixture) => {
      const { columns } = await tableOf(fixture, 'customers');
      const plain = columns.filter(({ name }) => name === 'name' || name === 'email');
      assert.equal(plain.length, 2);
      for (const column of plain) {
        assert.deepEqual(
          [column.generated, column.enumValues, column.comment],
          [null, null, null],
          column.name,
        );
      }
    },
  },
  {
    name: 'introspect gives primary keys, their columns in order',
    run: async (fixture) => {
      assert.deepEqual((await tableOf(fixture, 'customers')).primaryKey?.columns, ['id']);
      assert.deepEqual((await tableOf(fixture, 'order_items')).primaryKey?.columns, ['order_id', 'line']);
    },
  },
  {
    name: 'introspect gives foreign keys with both ends',
    run: async (fixture) => {
      const { foreignKeys, schema } = await tableOf(fixture, 'orders');
      assert.deepEqual(
        foreignKeys.map(({ columns, references }) => ({ columns, references })),
        [{ columns: ['customer_id'], references: { schema, table: 'customers', columns: ['id'] } }],
      );
      assert.deepEqual((await tableOf(fixture, 'customers')).foreignKeys, []);
    },
  },
  {
    name: 'introspect gives unique constraints',
    run: async (fixture) => {
      const { uniqueConstraints } = await tableOf(fixture, 'customers');
      assert.deepEqual(
        uniqueConstraints.map(({ columns }) => columns),
        [['email']],
      );
    },
  },
  {
    name: 'introspect gives check constraints without the word CHECK',
    run: async (fixture) => {
      const { checkConstraints } = await tableOf(fixture, 'orders');
      assert.equal(checkConstraints.length, 1);
      assert.match(checkConstraints[0]?.expression ?? '', /amount/);
      assert.doesNotMatch(checkConstraints[0]?.expression ?? '', /^\s*check/i);
    },
  },
  {
    name: 'introspect gives indexes, their columns in order',
    run: async (fixture) => {
      const { indexes } = await tableOf(fixture, 'orders');
      const index = indexes.find(({ name }) => name === 'orders_by_amount');
      assert.deepEqual([index?.columns, index?.unique, index?.where], [['amount', 'note'], false, null]);
    },
  },
  {
    name: 'introspect sees what was added since',
    run: async ({ connect, provisioned }) => {
      const connection = await connect();
      await connection.introspect();
      await provisioned.execute('CREATE TABLE added (id INTEGER NOT NULL)');
      const { tables } = await connection.introspect();
      assert.ok(tables.some(({ name }) => name === 'added'));
    },
  },
  {
    name: 'introspect since an earlier catalog sees what has changed since',
    run: async ({ connect, provisioned }) => {
      const connection = await connect();
      const empty = await connection.introspect();
      await provisioned.execute('CREATE TABLE added (id INTEGER NOT NULL)');
      await assertSame(connection, empty);
      const earlier = await connection.introspect();
      await provisioned.execute('ALTER TABLE added ADD COLUMN label VARCHAR(20)');
      await assertSame(connection, earlier);
      await provisioned.execute('DROP TABLE added');
      await assertSame(connection, earlier);
    },
  },
  {
    name: 'introspect since an earlier catalog gives what that lacks, or holds without a mark',
    run: async ({ connect }) => {
      const connection = await connect();
      const [, ...tables] = (await connection.introspect()).tables;
      const unmarked = tables.map(({ mark: _mark, ...table }) => ({ ...table, columns: [] }));
      await assertSame(connection, { ...(await connection.introspect()), tables: unmarked });
    },
  },
  {
    name: 'introspect rejects with ABORTED when its signal was aborted',
    run: async ({ connect }) => {
      await assertRejects((await connect()).introspect({ signal: AbortSignal.abort() }), 'ABORTED');
    },
  },
];
