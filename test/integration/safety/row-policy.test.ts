import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import type { Answer, Principal } from 'nlquery';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Catalog } from '../../../src/ports/catalog.ts';
import { admitSql } from '../../../src/safety/admit-sql.ts';
import { bindRowPolicies } from '../../../src/safety/rows/bind-row-policies.ts';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { catalog, column, table } from '../../support/catalog-fixtures.ts';
import { createHarness, sqlReply } from '../../support/create-harness.ts';
import {
  createPostgresDatabase,
  createSqliteDatabase,
  type LiveDatabase,
} from '../../support/live-databases.ts';
import { generatedQueries } from './generated-queries.ts';

const columns = {
  orders: ['id', 'tenant_id', 'buyer_id', 'total'],
  buyers: ['id', 'tenant_id', 'name'],
  shared: ['id'],
};
const policies = [
  { table: 'orders', where: 'tenant_id = :tenant' },
  {
    table: 'buyers',
    where: 'id IN (SELECT buyer_id FROM orders WHERE tenant_id = :tenant) OR tenant_id = :tenant',
  },
];
const tables = `CREATE TABLE orders (id int, tenant_id int, buyer_id int, total int);
  CREATE TABLE buyers (id int, tenant_id int, name text); CREATE TABLE shared (id int);
  INSERT INTO shared VALUES (1), (2), (3);`;

/** Orders 1 to 12 in turn of tenants 1 to 3, each with its buyer; all of them, or tenant 2's alone. */
function fill(only: number | null): string {
  const rows = Array.from({ length: 12 }, (_, index) => ({ id: index + 1, tenant: (index % 3) + 1 }));
  const kept = rows.filter(({ tenant }) => only === null || tenant === only);
  const orders = kept.map(({ id, tenant }) => `(${id}, ${tenant}, ${id}, ${id * 10})`);
  const buyers = kept.map(({ id, tenant }) => `(${id}, ${tenant}, 'b${id}')`);
  return `${tables} INSERT INTO orders VALUES ${orders.join()}; INSERT INTO buyers VALUES ${buyers.join()};`;
}

function shop(dialect: 'postgres' | 'sqlite', schema: string): Catalog {
  const list = Object.entries(columns).map(([name, names]) =>
    table(
      name,
      names.map((one) => column(one)),
      { schema },
    ),
  );
  return catalog(list, { dialect, searchPath: [schema] });
}

type Run = (sql: string) => Promise<readonly string[] | null>;

/** Runs the scoped statement on everyone's rows and the statement itself on the principal's own: the rows are the same. */
async function compare(
  dialect: 'postgres' | 'sqlite',
  schema: string,
  everyones: Run,
  own: Run,
): Promise<void> {
  const known = shop(dialect, schema);
  const rowPolicies = bindRowPolicies(policies, { tenant: 2 }, known);
  let compared = 0;
  let wouldLeak = 0;
  await fc.assert(
    fc.asyncProperty(generatedQueries(schema), async (sql) => {
      const verdict = await admitSql(sql, { dialect, catalog: known, rowPolicies });
      if (verdict.verdict !== 'read') return;
      const rows = await everyones(verdict.sql);
      // An error gives no rows: it is as good as a refusal.
      if (rows === null) return;
      compared += 1;
      expect(rows, verdict.sql).toEqual(await own(sql));
      if (JSON.stringify(await everyones(sql)) !== JSON.stringify(rows)) wouldLeak += 1;
    }),
    { seed: 20_264, numRuns: 1_500 },
  );
  expect(compared).toBeGreaterThan(900);
  expect(wouldLeak).toBeGreaterThan(600);
}

describe('row policies on sqlite', () => {
  const everyone = new DatabaseSync(':memory:');
  const tenant = new DatabaseSync(':memory:');
  everyone.exec(fill(null));
  tenant.exec(fill(2));
  const runOn =
    (database: DatabaseSync): Run =>
    async (sql) => {
      try {
        return database
          .prepare(sql)
          .all()
          .map((row) => JSON.stringify(Object.values(row)))
          .sort();
      } catch {
        return null;
      }
    };

  it('gives what a database with the principal’s rows alone would give, for whatever query', async () => {
    await compare('sqlite', 'main', runOn(everyone), runOn(tenant));
  });
});

describeWithService('row policies on postgres', await startPostgres(), (postgres) => {
  const clients: pg.Client[] = [];
  beforeAll(async () => {
    for (const only of [null, 2]) {
      const client = new pg.Client({ connectionString: (await postgres.createDatabase()).url });
      await client.connect();
      await client.query(fill(only));
      clients.push(client);
    }
  });
  afterAll(async () => {
    for (const client of clients) await client.end();
  });
  const runOn =
    (index: number): Run =>
    async (sql) => {
      try {
        const result = await clients[index]?.query<unknown[]>({ text: sql, rowMode: 'array' });
        return (result?.rows ?? []).map((row) => JSON.stringify(row)).sort();
      } catch {
        return null;
      }
    };

  it('gives what a database with the principal’s rows alone would give, for whatever query', async () => {
    await compare('postgres', 'public', runOn(0), runOn(1));
  });
});

const rowPolicies = [{ table: 'orders', where: 'tenant_id = :tenant' }];

function asked(create: () => Promise<LiveDatabase>): void {
  const closers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });

  async function start(sql: string): Promise<(principal?: Principal) => Promise<Answer>> {
    const live = await create();
    closers.push(() => live.drop());
    await live.execute(fill(null));
    const harness = await createHarness(() => sqlReply(sql), { rowPolicies, values: 'sampled' });
    closers.push(() => harness.close());
    const { tenantId } = await harness.nl.workspace.add({ dbUrl: live.url });
    await harness.nl.workspace.ready(tenantId, { pollMs: 10 });
    return (principal) =>
      harness.nl.query.ask({ workspaceId: tenantId, prompt: 'All orders', principal, maxRetries: 0 });
  }

  it('answers each caller with their own rows, and shows the model’s own statement', async () => {
    const sql = 'SELECT id FROM orders ORDER BY id';
    const ask = await start(sql);
    expect(await ask({ tenant: 1 })).toMatchObject({ sql, data: [1, 4, 7, 10].map((id) => ({ id })) });
    expect(await ask({ tenant: 3 })).toMatchObject({ sql, data: [3, 6, 9, 12].map((id) => ({ id })) });
    expect(await ask({ tenant: 'x' })).not.toMatchObject({ data: [{}] });
    await expect(ask()).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    await expect(ask({ other: 1 })).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  });

  it('evaluates nothing on the rows of others: their values show in no error', async () => {
    const ask = await start(
      'SELECT id FROM orders WHERE CAST(1 / (total - 10) AS INTEGER) >= 0 OR abs(total - 10) > 0',
    );
    expect(await ask({ tenant: 2 })).toMatchObject({ outcome: 'answered' });
  });
}

describe('ask with row policies on sqlite', () => asked(createSqliteDatabase));

describeWithService('ask with row policies on postgres', await startPostgres(), (postgres) =>
  asked(() => createPostgresDatabase(postgres)),
);
