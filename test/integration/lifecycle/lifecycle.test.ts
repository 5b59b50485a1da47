import { createNlQuery } from 'nlquery';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { createHarness, type Harness, type Reply, sqlReply } from '../../support/create-harness.ts';
import {
  createPostgresDatabase,
  createSqliteDatabase,
  type LiveDatabase,
} from '../../support/live-databases.ts';
import { shopChunkCount, shopSchema } from './shop-schema.ts';

describe('a workspace on sqlite', () => lifecycle(createSqliteDatabase));

describeWithService('a workspace on postgres', await startPostgres(), (postgres) =>
  lifecycle(() => createPostgresDatabase(postgres)),
);

function lifecycle(create: () => Promise<LiveDatabase>): void {
  let live: LiveDatabase;
  let harness: Harness;
  let reply: Reply;

  beforeEach(async () => {
    reply = () => sqlReply('SELECT count(*) AS n FROM customers');
    live = await create();
    await live.execute(shopSchema);
    harness = await createHarness((request) => reply(request));
  });

  afterEach(async () => {
    await harness.close();
    await live.drop();
  });

  async function addAndWait(): Promise<string> {
    const { tenantId } = await harness.nl.workspace.add({ dbUrl: live.url });
    await harness.nl.workspace.ready(tenantId, { pollMs: 5 });
    return tenantId;
  }

  it('is ingested, and answers with rows', async () => {
    const added = await harness.nl.workspace.add({ dbUrl: live.url });
    expect(added).toEqual({
      tenantId: expect.stringMatching(/^tenant_[0-9a-f]{64}$/),
      status: 'IN_PROGRESS',
      message: 'Ingestion started',
      warnings: expect.any(Array),
    });
    const ready = await harness.nl.workspace.ready(added.tenantId, { pollMs: 5 });
    expect(ready).toEqual({
      tenantId: added.tenantId,
      dbName: expect.any(String),
      status: 'DONE',
      progress: null,
    });
    expect(harness.takeEmbedded()).toHaveLength(shopChunkCount);

    const answer = await harness.nl.query.ask({ workspaceId: added.tenantId, prompt: 'How many customers?' });
    expect(answer).toMatchObject({
      outcome: 'answered',
      sql: 'SELECT count(*) AS n FROM customers',
      data: [{ n: 3 }],
      truncated: false,
      warning: null,
      attempts: [{ fault: null }],
      usage: { model: 'emulated', llmCalls: 1 },
    });
    expect(answer.context.tables.map(({ name }) => name).sort()).toEqual(['customers', 'orders']);
  });

  it('embeds nothing when added again without a change', async () => {
    const tenantId = await addAndWait();
    harness.takeEmbedded();
    const again = await harness.nl.workspace.add({ dbUrl: live.url });
    expect(again).toMatchObject({ tenantId, status: 'DONE', message: null });
    expect(harness.takeEmbedded()).toEqual([]);
  });

  it('embeds exactly the changed column when a column changes', async () => {
    const tenantId = await addAndWait();
    harness.takeEmbedded();
    await live.execute('ALTER TABLE customers RENAME TO old_customers');
    await live.execute('ALTER TABLE old_customers RENAME TO customers');
    await live.execute('ALTER TABLE orders ADD COLUMN note VARCHAR(40)');
    const again = await harness.nl.workspace.refresh(tenantId);
    expect(again.status).toBe('IN_PROGRESS');
    await harness.nl.workspace.ready(tenantId, { pollMs: 5 });
    const added = harness.takeEmbedded();
    expect(added.filter((text) => text.includes('note'))).not.toEqual([]);

    await live.execute('ALTER TABLE orders DROP COLUMN note');
    await live.execute('ALTER TABLE orders ADD COLUMN note INTEGER');
    await harness.nl.workspace.refresh(tenantId);
    await harness.nl.workspace.ready(tenantId, { pollMs: 5 });
    expect(harness.takeEmbedded()).toHaveLength(1);
  });

  it('forgets a dropped column', async () => {
    const tenantId = await addAndWait();
    await live.execute('ALTER TABLE customers DROP COLUMN city');
    await harness.nl.workspace.refresh(tenantId);
    await harness.nl.workspace.ready(tenantId, { pollMs: 5 });
    const stored = await harness.options.vectorStore.fingerprints(tenantId);
    expect([...stored.keys()].filter((id) => id.includes('city'))).toEqual([]);
    expect(stored.size).toBe(shopChunkCount - 1);
  });

  it('serves what is stored, with a warning, when the database is gone', async () => {
    const tenantId = await addAndWait();
    await live.drop();
    const again = await harness.nl.workspace.add({ dbUrl: live.url });
    expect(again).toMatchObject({ tenantId, status: 'DONE' });
    expect(again.message).toMatch(
      /^WARN: Will using existing stored because of error when connecting to database: ./,
    );
    const answer = await harness.nl.query.ask({ workspaceId: tenantId, prompt: 'How many customers?' });
    expect(answer).toMatchObject({
      outcome: 'sql_only',
      sql: 'SELECT count(*) AS n FROM customers',
      data: null,
      warning: expect.stringMatching(/^WARN: .*data unretrievable/),
    });
  });

  it('never executes a write: the statement comes back with a warning', async () => {
    const tenantId = await addAndWait();
    reply = () => sqlReply('DELETE FROM orders');
    const answer = await harness.nl.query.ask({ workspaceId: tenantId, prompt: 'Delete all orders' });
    expect(answer).toMatchObject({
      outcome: 'blocked',
      sql: 'DELETE FROM orders',
      data: null,
      warning: 'WARN: Query containing DDL/DML, system not allowed to process further',
    });
    expect(harness.prompts()).toHaveLength(1);
    expect(await live.rows('SELECT count(*) FROM orders')).toEqual([['3']]);
  });

  it('gives the model its error and the nearest names, and takes the corrected statement', async () => {
    const tenantId = await addAndWait();
    reply = ({ prompt }) =>
      prompt.includes('does not exist there')
        ? sqlReply('SELECT city FROM customers WHERE id = 1')
        : sqlReply('SELECT citty FROM customers WHERE id = 1');
    const answer = await harness.nl.query.ask({ workspaceId: tenantId, prompt: 'Where does Ada live?' });
    expect(answer).toMatchObject({ outcome: 'answered', data: [{ city: 'Graz' }] });
    expect(answer.attempts).toMatchObject([
      { fault: { kind: 'unknown_column', suggestions: expect.arrayContaining(['customers.city']) } },
      { fault: null },
    ]);
    expect(harness.prompts()[1]).toContain('customers.city');
  });

  it('returns the SQL with a warning when the model never gets it right', async () => {
    const tenantId = await addAndWait();
    let tries = 0;
    reply = () => {
      tries += 1;
      return sqlReply(`SELECT missing_${tries} FROM customers`);
    };
    const answer = await harness.nl.query.ask({ workspaceId: tenantId, prompt: 'What is missing?' });
    expect(answer).toMatchObject({
      outcome: 'unverified',
      sql: 'SELECT missing_4 FROM customers',
      data: null,
    });
    expect(answer.warning).toMatch(/^WARN: No working query after 3 retries/);
    expect(answer.attempts).toHaveLength(4);
    expect(harness.prompts()).toHaveLength(4);
  });

  it('stops early when the model repeats itself', async () => {
    const tenantId = await addAndWait();
    reply = () => sqlReply('SELECT missing FROM customers');
    const answer = await harness.nl.query.ask({ workspaceId: tenantId, prompt: 'What is missing?' });
    expect(answer.outcome).toBe('unverified');
    expect(answer.warning).toMatch(/^WARN: The model repeated/);
    expect(harness.prompts()).toHaveLength(2);
  });

  it('stops at the row limit and says so', async () => {
    const tenantId = await addAndWait();
    reply = () => sqlReply('SELECT id FROM customers ORDER BY id');
    const ask = async (maxRows: number) =>
      harness.nl.query.ask({ workspaceId: tenantId, prompt: 'ids', limits: { maxRows } });
    expect(await ask(2)).toMatchObject({ data: [{ id: 1 }, { id: 2 }], truncated: true });
    expect(await ask(3)).toMatchObject({ truncated: false });
  });

  it('stops a statement that takes too long', async () => {
    const tenantId = await addAndWait();
    const endless =
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS n FROM n WHERE i < 0';
    reply = () => sqlReply(endless);
    const answer = await harness.nl.query.ask({
      workspaceId: tenantId,
      prompt: 'count for ever',
      limits: { timeoutMs: 300 },
    });
    expect(answer).toMatchObject({ outcome: 'unverified', sql: endless, data: null });
    expect(answer.warning).toMatch(/^WARN: .*time limit/);
  });

  it('stops when the caller aborts', async () => {
    const tenantId = await addAndWait();
    const controller = new AbortController();
    reply = () =>
      sqlReply('WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS n FROM n');
    const asking = harness.nl.query.ask(
      { workspaceId: tenantId, prompt: 'count for ever' },
      {
        signal: controller.signal,
        onEvent: ({ stage }) => stage === 'running' && setTimeout(() => controller.abort(), 50),
      },
    );
    await expect(asking).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('reports its stages in order', async () => {
    const tenantId = await addAndWait();
    const stages: string[] = [];
    await harness.nl.query.ask(
      { workspaceId: tenantId, prompt: 'How many customers?' },
      { onEvent: ({ stage }) => stages.push(stage) },
    );
    expect(stages).toEqual(['retrieved', 'generated', 'running', 'rows']);
  });

  it('gives the SQL alone when asked to', async () => {
    const tenantId = await addAndWait();
    const answer = await harness.nl.query.ask({
      workspaceId: tenantId,
      prompt: 'How many customers?',
      returnSqlOnly: true,
    });
    expect(answer).toMatchObject({ outcome: 'sql_only', data: null, warning: null });
  });

  it('passes on that the schema cannot answer, or that the question is ambiguous', async () => {
    const tenantId = await addAndWait();
    reply = () =>
      JSON.stringify({ sql: null, cannot_answer: 'There are no suppliers.', clarification: null });
    const unanswerable = await harness.nl.query.ask({ workspaceId: tenantId, prompt: 'How many suppliers?' });
    expect(unanswerable).toMatchObject({
      outcome: 'needs_clarification',
      sql: null,
      clarification: { kind: 'unanswerable', message: 'There are no suppliers.' },
    });
    const clarification = { question: 'Which total?', options: ['net', 'gross'] };
    reply = () => JSON.stringify({ sql: null, cannot_answer: null, clarification });
    const ambiguous = await harness.nl.query.ask({ workspaceId: tenantId, prompt: 'The total?' });
    expect(ambiguous.clarification).toEqual({
      kind: 'ambiguous',
      message: 'Which total?',
      options: ['net', 'gross'],
    });
  });

  it('is gone for its owner once removed, vectors and all', async () => {
    const tenantId = await addAndWait();
    await harness.nl.workspace.remove(tenantId);
    await expect(harness.nl.workspace.status(tenantId)).rejects.toMatchObject({
      code: 'WORKSPACE_NOT_FOUND',
    });
    expect((await harness.options.vectorStore.fingerprints(tenantId)).size).toBe(0);
    expect(await harness.options.stateStore.list('')).toEqual([]);
  });

  it('goes on serving after a restart', async () => {
    const tenantId = await addAndWait();
    await harness.nl.close();
    const restarted = await createHarness((request) => reply(request), {
      vectorStore: (await import('nlquery/vector-store/sqlite-vec')).sqliteVecVectorStore({
        path: `${harness.directory}/vectors.sqlite`,
      }),
      stateStore: (await import('nlquery/state-store/sqlite')).sqliteStateStore({
        path: `${harness.directory}/state.sqlite`,
      }),
    });
    const answer = await restarted.nl.query.ask({ workspaceId: tenantId, prompt: 'How many customers?' });
    expect(answer.data).toEqual([{ n: 3 }]);
    await restarted.close();
  });
}

describe('a workspace that cannot be had', () => {
  let harness: Harness;

  beforeEach(async () => {
    harness = await createHarness(() => sqlReply('SELECT 1'));
  });

  afterEach(() => harness.close());

  it.each(['', 'shop', 'oracle://h/d', 'postgres://'])('refuses the URL %j', async (dbUrl) => {
    await expect(harness.nl.workspace.add({ dbUrl })).rejects.toMatchObject({
      code: 'INVALID_DB_URL',
      status: 400,
    });
  });

  it.each(['sqlite:///no/such/file.sqlite', 'postgres://ada:hunter2@127.0.0.1:1/shop'])(
    'says why %s cannot be reached',
    async (dbUrl) => {
      await expect(harness.nl.workspace.add({ dbUrl })).rejects.toMatchObject({
        code: 'DATABASE_UNREACHABLE',
        message: expect.stringMatching(/^ERROR: ./),
      });
      expect(await harness.nl.workspace.list()).toEqual([]);
    },
  );

  it('answers 404 for a tenant nobody added', async () => {
    const workspaceId = `tenant_${'0'.repeat(64)}`;
    const notFound = { code: 'WORKSPACE_NOT_FOUND', status: 404 };
    await expect(harness.nl.query.ask({ workspaceId, prompt: 'x' })).rejects.toMatchObject(notFound);
    await expect(harness.nl.query.retrieve({ workspaceId, prompt: 'x' })).rejects.toMatchObject(notFound);
    await expect(harness.nl.workspace.status(workspaceId)).rejects.toMatchObject(notFound);
    await expect(harness.nl.workspace.ready(workspaceId)).rejects.toMatchObject(notFound);
    await expect(harness.nl.workspace.refresh(workspaceId)).rejects.toMatchObject(notFound);
    await expect(harness.nl.workspace.remove(workspaceId)).rejects.toMatchObject(notFound);
  });

  it.each([
    { workspaceId: '', prompt: 'x' },
    { workspaceId: 't', prompt: '  ' },
    { workspaceId: 't', prompt: 'x'.repeat(10_001) },
    { workspaceId: 't', prompt: 'x', limits: { maxRows: 0 } },
    { workspaceId: 't', prompt: 'x', maxRetries: -1 },
  ])('refuses a malformed question (%#)', async (request) => {
    await expect(harness.nl.query.ask(request)).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      details: { issues: [{ path: expect.any(String), message: expect.any(String) }] },
    });
  });

  it('needs a secret when the state store keeps URLs', () => {
    const { secret: _secret, ...rest } = harness.options;
    expect(() => createNlQuery(rest)).toThrow(expect.objectContaining({ code: 'SECRET_REQUIRED' }));
    expect(() => createNlQuery({ ...rest, secret: 'short' })).toThrow(/at least 16 characters/);
  });
});
