import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { createHarness, type Harness, sqlReply } from '../../support/create-harness.ts';
import {
  createPostgresDatabase,
  createSqliteDatabase,
  type LiveDatabase,
} from '../../support/live-databases.ts';
import { shopSchema } from './shop-schema.ts';

const write = 'WARN: Query containing DDL/DML, system not allowed to process further';

describe('a statement of a person on sqlite', () => behaviour(createSqliteDatabase));

describeWithService('a statement of a person on postgres', await startPostgres(), (postgres) =>
  behaviour(() => createPostgresDatabase(postgres)),
);

function behaviour(create: () => Promise<LiveDatabase>): void {
  let live: LiveDatabase;
  let harness: Harness;
  let workspaceId: string;

  beforeEach(async () => {
    live = await create();
    await live.execute(shopSchema);
    await live.execute('CREATE TABLE vault_keys (id INTEGER PRIMARY KEY, word VARCHAR(40))');
    harness = await createHarness(() => sqlReply('SELECT 1'), {
      policy: { deny: ['*.vault_*'] },
      rowPolicies: [{ table: 'orders', where: 'customer_id = :customer' }],
    });
    const { tenantId } = await harness.nl.workspace.add({ dbUrl: live.url });
    await harness.nl.workspace.ready(tenantId, { pollMs: 5 });
    workspaceId = tenantId;
  });

  afterEach(async () => {
    await harness.close();
    await live.drop();
  });

  const run = (sql: string, principal = { customer: 2 }) =>
    harness.nl.query.run({ workspaceId, sql, principal });

  it('gives its rows, and calls no model', async () => {
    const stages: string[] = [];
    const answer = await harness.nl.query.run(
      { workspaceId, sql: ' SELECT name FROM customers ORDER BY id ; ', principal: { customer: 1 } },
      { onEvent: ({ stage }) => stages.push(stage) },
    );
    expect(answer).toMatchObject({
      outcome: 'answered',
      sql: 'SELECT name FROM customers ORDER BY id',
      columns: [{ name: 'name' }],
      data: [{ name: 'Ada' }, { name: 'Bela' }, { name: 'Cleo' }],
      truncated: false,
      warning: null,
      attempts: [{ sql: 'SELECT name FROM customers ORDER BY id', fault: null }],
      context: { tables: [], relations: [] },
      usage: { llmCalls: 0, inputTokens: 0, outputTokens: 0 },
    });
    expect(stages).toEqual(['running', 'rows']);
    expect(harness.prompts()).toEqual([]);
  });

  it.each([
    'DELETE FROM orders',
    'DROP TABLE orders',
    "INSERT INTO customers VALUES (9, 'x', 'y')",
    'WITH gone AS (DELETE FROM orders RETURNING id) SELECT * FROM gone',
    'SELECT 1; DELETE FROM orders',
  ])('never executes %s', async (sql) => {
    const answer = await run(sql);
    expect(answer.outcome).toBe('blocked');
    expect(answer.data).toBeNull();
    expect(await live.rows('SELECT count(*) FROM orders')).toEqual([['3']]);
    expect(await live.rows('SELECT count(*) FROM customers')).toEqual([['3']]);
  });

  it('blocks a write in the words that an asked one gets', async () => {
    expect(await run('DELETE FROM orders')).toMatchObject({
      outcome: 'blocked',
      sql: 'DELETE FROM orders',
      warning: write,
      attempts: [{ sql: 'DELETE FROM orders', fault: { kind: 'refused' } }],
    });
  });

  it('says what is wrong with a statement, and which names come near', async () => {
    const answer = await run('SELECT citty FROM customers');
    expect(answer).toMatchObject({
      outcome: 'unverified',
      sql: 'SELECT citty FROM customers',
      data: null,
      warning: expect.stringMatching(/^WARN: The query does not work: ./),
    });
    expect(answer.attempts).toHaveLength(1);
    expect(answer.attempts[0]?.fault).toMatchObject({
      kind: 'unknown_column',
      suggestions: expect.arrayContaining(['customers.city']),
    });
    expect((await run('SELECT id FROM custommers')).attempts[0]?.fault?.suggestions?.[0]).toBe('customers');
    expect((await run('SELECT id FROM WHERE')).attempts[0]?.fault?.kind).toBe('syntax');
  });

  it('neither reads nor suggests what the access policy hides', async () => {
    const answer = await run('SELECT word FROM vault_keys');
    expect(answer).toMatchObject({ outcome: 'unverified', data: null });
    expect(JSON.stringify(answer.attempts[0]?.fault?.suggestions)).not.toContain('vault');
  });

  it("reads the caller's rows only", async () => {
    const sql = 'SELECT id FROM orders ORDER BY id';
    expect((await run(sql, { customer: 2 })).data).toEqual([{ id: 2 }, { id: 3 }]);
    expect((await run(sql, { customer: 1 })).data).toEqual([{ id: 1 }]);
    await expect(harness.nl.query.run({ workspaceId, sql })).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
    });
  });

  it('stops at the row limit and at the time limit', async () => {
    const principal = { customer: 1 };
    const rows = await harness.nl.query.run({
      workspaceId,
      principal,
      sql: 'SELECT id FROM customers ORDER BY id',
      limits: { maxRows: 2 },
    });
    expect(rows).toMatchObject({ outcome: 'answered', data: [{ id: 1 }, { id: 2 }], truncated: true });
    const endless = await harness.nl.query.run({
      workspaceId,
      principal,
      sql: 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS n FROM n WHERE i < 0',
      limits: { timeoutMs: 300 },
    });
    expect(endless).toMatchObject({
      outcome: 'unverified',
      data: null,
      warning: expect.stringMatching(/^WARN: .*time limit/),
    });
  });

  it('stops when the caller aborts', async () => {
    const controller = new AbortController();
    const sql = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS n FROM n';
    const running = harness.nl.query.run(
      { workspaceId, sql, principal: { customer: 1 } },
      {
        signal: controller.signal,
        onEvent: ({ stage }) => stage === 'running' && setTimeout(() => controller.abort(), 50),
      },
    );
    await expect(running).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('gives the statement back, judged, while the database is gone', async () => {
    await live.drop();
    await harness.nl.workspace.add({ dbUrl: live.url });
    expect(await run('SELECT name FROM customers')).toMatchObject({
      outcome: 'sql_only',
      sql: 'SELECT name FROM customers',
      data: null,
      warning: expect.stringMatching(/^WARN: .*data unretrievable/),
    });
    expect(await run('DROP TABLE customers')).toMatchObject({ outcome: 'blocked', warning: write });
  });

  it('is not found for another owner, nor for a tenant nobody added', async () => {
    const sql = 'SELECT 1';
    const notFound = { code: 'WORKSPACE_NOT_FOUND', status: 404 };
    const other = harness.nl.query.run({ workspaceId, sql, ownerId: 'someone-else' });
    await expect(other).rejects.toMatchObject(notFound);
    const unknown = harness.nl.query.run({ workspaceId: `tenant_${'0'.repeat(64)}`, sql });
    await expect(unknown).rejects.toMatchObject(notFound);
  });

  it.each([
    { sql: '' },
    { sql: ' ; ' },
    { sql: 'x'.repeat(100_001) },
    { sql: 'SELECT 1', limits: { maxRows: 0 } },
    { sql: 'SELECT 1', workspaceId: '' },
  ])('refuses a malformed request (%#)', async (request) => {
    await expect(harness.nl.query.run({ workspaceId, ...request })).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      details: { issues: [{ path: expect.any(String), message: expect.any(String) }] },
    });
  });
}

describe('a statement of a person on a database that is being ingested', () => {
  it('has to wait', async () => {
    const live = await createSqliteDatabase();
    await live.execute(shopSchema);
    const harness = await createHarness(() => sqlReply('SELECT 1'));
    const { tenantId } = await harness.nl.workspace.add({ dbUrl: live.url });
    await expect(harness.nl.query.run({ workspaceId: tenantId, sql: 'SELECT 1' })).rejects.toMatchObject({
      code: 'INGESTION_IN_PROGRESS',
      status: 409,
    });
    await harness.nl.workspace.ready(tenantId, { pollMs: 5 });
    expect(await harness.nl.query.run({ workspaceId: tenantId, sql: 'SELECT 1 AS one' })).toMatchObject({
      data: [{ one: 1 }],
    });
    await harness.close();
    await live.drop();
  });
});
