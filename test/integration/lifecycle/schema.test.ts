import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHarness, type Harness, sqlReply } from '../../support/create-harness.ts';

let harness: Harness;
let tenantId: string;

beforeAll(async () => {
  harness = await createHarness(() => sqlReply('SELECT 1'), {
    policy: { deny: ['*.secrets', '*.*.password'] },
  });
  const path = `${harness.directory}/shop.db`;
  const database = new DatabaseSync(path);
  database.exec(`
    CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, password TEXT);
    CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (id));
    CREATE TABLE secrets (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers (id));
  `);
  database.close();
  ({ tenantId } = await harness.nl.workspace.add({ dbUrl: `sqlite:${path}`, ownerId: 'ada' }));
  await harness.nl.workspace.ready(tenantId, { ownerId: 'ada' });
});

afterAll(() => harness.close());

describe('workspace.schema', () => {
  it('gives tables, columns and relations as the policy lets see them', async () => {
    const { catalog, relations } = await harness.nl.workspace.schema(tenantId, { ownerId: 'ada' });
    const names = catalog.tables.map(({ name, columns }) => [name, columns.map((column) => column.name)]);
    expect(Object.fromEntries(names)).toEqual({
      customers: ['id', 'name'],
      orders: ['id', 'customer_id'],
    });
    expect(relations).toEqual([
      {
        from: { schema: 'main', table: 'orders', columns: ['customer_id'] },
        to: { schema: 'main', table: 'customers', columns: ['id'] },
        inferred: false,
      },
    ]);
  });

  it('does not exist for another owner', async () => {
    const rejection = { code: 'WORKSPACE_NOT_FOUND' };
    await expect(harness.nl.workspace.schema(tenantId, { ownerId: 'bob' })).rejects.toMatchObject(rejection);
    await expect(harness.nl.workspace.schema(tenantId)).rejects.toMatchObject(rejection);
  });
});
