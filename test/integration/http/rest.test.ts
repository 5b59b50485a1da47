import { Validator } from '@seriousme/openapi-schema-validator';
import { createUrlPolicy } from 'nlquery';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { queryPostgres } from '../../services/query-postgres.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { startRedis } from '../../services/start-redis.ts';
import { sqlReply } from '../../support/create-harness.ts';
import { shopSchema } from '../lifecycle/shop-schema.ts';
import { createRestStage, type RestStage } from './create-rest-stage.ts';
import { type OpenApiClient, openApiClient, validatorOf } from './open-api-client.ts';
import { readEvents } from './read-events.ts';

const redis = await startRedis();
const unknownTask = '00000000-0000-4000-8000-000000000000';

const endless =
  "SELECT count(*) AS n, 'canary of a gone client' AS note FROM generate_series(1, 100000000000)";

/** What the model is asked decides what it says. */
function reply({ prompt }: { readonly prompt: string }): string {
  if (prompt.includes('Delete everything')) return sqlReply('DELETE FROM orders');
  if (prompt.includes('Run for ever')) return sqlReply(endless);
  if (prompt.includes('Misspell')) {
    const wasTold = prompt.includes('custmers');
    return sqlReply(wasTold ? 'SELECT count(*) AS n FROM customers' : 'SELECT count(*) AS n FROM custmers');
  }
  if (prompt.includes('Which one do you mean')) {
    return JSON.stringify({
      sql: null,
      cannot_answer: null,
      clarification: { question: 'Which?', options: ['a', 'b'] },
    });
  }
  return sqlReply('SELECT id, name FROM customers ORDER BY id');
}

describeWithService('the REST surface', await startPostgres(), (postgres) => {
  let stage: RestStage;
  let ada: OpenApiClient;
  let dbUrl: string;
  let workspaceId: string;

  beforeAll(async () => {
    if (!redis) throw new Error('No Redis.');
    const host = new URL(postgres.url).host;
    stage = await createRestStage(redis, reply, {
      instance: { allowUrl: createUrlPolicy({ allowHosts: [host, '127.0.0.1:1'] }) },
    });
    ada = await openApiClient(stage.origin, stage.ada);
    dbUrl = (await postgres.createDatabase()).url;
    await queryPostgres(dbUrl, shopSchema, 5_000);
    const added = await ada.call('addWorkspace', { body: { db_url: dbUrl } });
    expect(added).toMatchObject({
      status: 200,
      body: { status: 'IN_PROGRESS', message: 'Ingestion started' },
    });
    workspaceId = added.body.tenant_id;
    await stage.nl.workspace.ready(workspaceId, { ownerId: 'ada' });
  });

  afterAll(async () => {
    await stage?.close();
    await redis?.close();
  });

  it('describes itself by a valid OpenAPI document', async () => {
    expect(await new Validator().validate(structuredClone(ada.document))).toEqual({ valid: true });
    expect(ada.document.openapi).toBe('3.1.0');
  });

  it('takes a database in and shows it', async () => {
    expect(await ada.call('listWorkspaces')).toMatchObject({
      status: 200,
      body: {
        workspaces: [{ tenant_id: workspaceId, db_name: new URL(dbUrl).pathname.slice(1), status: 'DONE' }],
      },
    });
    const path = { workspace_id: workspaceId };
    expect((await ada.call('workspaceStatus', { path })).text).toBe('"DONE"');
    expect((await ada.call('getWorkspace', { path })).body).toEqual({
      tenant_id: workspaceId,
      db_name: new URL(dbUrl).pathname.slice(1),
      status: 'DONE',
      progress: null,
    });
    const { body: schema } = await ada.call('getSchema', { path });
    expect(schema.tables.map(({ name }: { name: string }) => name)).toEqual(['customers', 'orders']);
    expect(schema.relations).toEqual([
      {
        from: { schema: 'public', table: 'orders', columns: ['customer_id'] },
        to: { schema: 'public', table: 'customers', columns: ['id'] },
        inferred: false,
      },
    ]);
    const refreshed = await ada.call('refreshWorkspace', { path });
    expect(refreshed).toMatchObject({
      status: 200,
      body: { tenant_id: workspaceId, status: 'DONE', message: null },
    });
  });

  it('answers a question with rows', async () => {
    const body = { workspace_id: workspaceId, prompt: 'Which customers are there?' };
    expect(await ada.call('query', { body })).toMatchObject({
      status: 200,
      body: {
        outcome: 'answered',
        sql: 'SELECT id, name FROM customers ORDER BY id',
        data: [
          { id: 1, name: 'Ada' },
          { id: 2, name: 'Bela' },
          { id: 3, name: 'Cleo' },
        ],
        warning: null,
        usage: { llm_calls: 1 },
      },
    });
    const sqlOnly = await ada.call('query', { body: { ...body, return_sql_only: true } });
    expect(sqlOnly.body).toMatchObject({ outcome: 'sql_only', data: null });
  });

  it('takes the time zone of the asker, and refuses one that there is not', async () => {
    const body = { workspace_id: workspaceId, prompt: 'Which customers are there?' };
    const there = await ada.call('query', { body: { ...body, time_zone: 'Pacific/Auckland' } });
    expect(there).toMatchObject({ status: 200, body: { outcome: 'answered' } });
    const nowhere = await ada.call('query', { body: { ...body, time_zone: 'Atlantis/City' } });
    expect(nowhere).toMatchObject({ status: 400, body: { error: { code: 'INVALID_REQUEST' } } });
  });

  it('never runs a write', async () => {
    const warning = 'WARN: Query containing DDL/DML, system not allowed to process further';
    const body = { workspace_id: workspaceId, prompt: 'Delete everything' };
    expect((await ada.call('query', { body })).body).toMatchObject({
      outcome: 'blocked',
      data: null,
      warning,
    });
    const statement = { workspace_id: workspaceId, sql: 'DELETE FROM orders' };
    expect((await ada.call('runQuery', { body: statement })).body).toMatchObject({
      outcome: 'blocked',
      warning,
    });
    expect(await queryPostgres(dbUrl, 'SELECT count(*)::int AS n FROM orders', 5_000)).toEqual([{ n: 3 }]);
  });

  it('asks back', async () => {
    const body = { workspace_id: workspaceId, prompt: 'Which one do you mean' };
    expect((await ada.call('query', { body })).body).toMatchObject({
      outcome: 'needs_clarification',
      clarification: { kind: 'ambiguous', message: 'Which?', options: ['a', 'b'] },
    });
  });

  it('runs an edited statement, and says what is wrong with one that does not work', async () => {
    const body = { workspace_id: workspaceId, sql: 'SELECT count(*) AS "Anzahl A" FROM orders;' };
    expect((await ada.call('runQuery', { body })).body.data).toEqual([{ 'Anzahl A': 3 }]);
    const wrong = await ada.call('runQuery', { body: { ...body, sql: 'SELECT nme FROM customers' } });
    expect(wrong.body.attempts[0].fault).toMatchObject({
      kind: 'unknown_column',
      suggestions: expect.arrayContaining(['customers.name']),
    });
  });

  it('streams each stage, a repair among them, and then the answer', async () => {
    const response = await fetch(`${stage.origin}/query`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${stage.ada}`,
        'content-type': 'application/json',
        accept: 'text/event-stream',
      },
      body: JSON.stringify({ workspace_id: workspaceId, prompt: 'Misspell customers' }),
    });
    const events = readEvents(await response.text());
    expect(events.map(({ name }) => name)).toEqual([
      'retrieved',
      'generated',
      'repaired',
      'generated',
      'running',
      'rows',
      'answer',
    ]);
    expect(events[2]?.data).toMatchObject({
      attempt: { fault: { kind: 'unknown_table', suggestions: expect.arrayContaining(['customers']) } },
    });
    expect(events[5]?.data).toEqual({ row_count: 1, truncated: false });
    const answer = events.at(-1)?.data;
    validatorOf(ada.document)(['components', 'schemas', 'Answer'], answer);
    expect(answer).toMatchObject({ outcome: 'answered', data: [{ n: 3 }] });
  });

  it('answers a streamed question that fails at once with its own status', async () => {
    const headers = { accept: 'text/event-stream' };
    const body = { workspace_id: `tenant_${'0'.repeat(64)}`, prompt: 'How many?' };
    expect(await ada.call('query', { body, headers })).toMatchObject({
      status: 404,
      body: { error: { code: 'WORKSPACE_NOT_FOUND' } },
    });
  });

  it.each([
    ['query', 'application/json'],
    ['query', 'text/event-stream'],
    ['runQuery', 'application/json'],
    ['runQuery', 'text/event-stream'],
  ])(
    'stops the statement in the database when the client of %s, who accepts %s, goes',
    async (operation, accept) => {
      const running = async (): Promise<number> => {
        const activity = `SELECT pid FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid()
        AND query LIKE '%canary of a gone client%' AND query LIKE 'SELECT count%'`;
        return (await queryPostgres(dbUrl, activity, 5_000)).length;
      };
      const client = new AbortController();
      const isQuery = operation === 'query';
      const asked = isQuery ? { prompt: 'Run for ever' } : { sql: endless };
      const call = fetch(`${stage.origin}${isQuery ? '/query' : '/query/run'}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${stage.ada}`, 'content-type': 'application/json', accept },
        body: JSON.stringify({ workspace_id: workspaceId, ...asked }),
        signal: client.signal,
      })
        .then((response) => response.text())
        .catch(() => null);
      await expect.poll(running, { timeout: 15_000 }).toBe(1);
      client.abort();
      await expect.poll(running, { timeout: 15_000 }).toBe(0);
      await call;
    },
  );

  it('keeps knowledge', async () => {
    const path = { workspace_id: workspaceId };
    const entry = { kind: 'term', term: 'VIP', meaning: 'a customer with an order above 10 euros' };
    const added = await ada.call('addKnowledge', { path, body: { entry } });
    expect(added.status).toBe(200);
    expect((await ada.call('listKnowledge', { path })).body.entries).toMatchObject([
      { id: added.body.id, state: 'active', reason: null, entry },
    ]);
    expect((await ada.call('removeKnowledge', { path, query: { id: added.body.id } })).status).toBe(204);
    expect(await ada.call('removeKnowledge', { path, query: { id: added.body.id } })).toMatchObject({
      status: 404,
      body: { error: { code: 'KNOWLEDGE_NOT_FOUND' } },
    });
    const example = { kind: 'example', question: 'How many?', sql: 'DROP TABLE orders' };
    expect(await ada.call('addKnowledge', { path, body: { entry: example } })).toMatchObject({
      status: 422,
      body: { error: { code: 'SQL_REJECTED' } },
    });
    const broken = { ...example, sql: "SELECT name::integer FROM customers WHERE date_trunc('x', 1) > 1" };
    expect(await ada.call('addKnowledge', { path, body: { entry: broken } })).toMatchObject({ status: 422 });
    const note = { kind: 'note', table: 'custmers', text: 'people' };
    expect((await ada.call('addKnowledge', { path, body: { entry: note } })).body.error.message).toContain(
      'customers',
    );
  });

  it('runs an advisor task', async () => {
    const body = {
      url: '',
      ddl: [{ statement: 'CREATE TABLE memory.shop.sales (id bigint, day date, amount double)' }],
      queries: [
        {
          queryid: 'q1',
          query: 'SELECT sum(amount) FROM memory.shop.sales',
          runquantity: 10,
          executiontime: 2,
        },
      ],
    };
    const { body: submitted } = await ada.call('submitTask', { body });
    const query = { task_id: submitted.taskid };
    const early = await ada.call('taskResult', { query });
    expect([200, 409]).toContain(early.status);
    await expect
      .poll(async () => (await ada.call('taskStatus', { query })).body.status, { timeout: 25_000 })
      .not.toBe('RUNNING');
    const result = await ada.call('taskResult', { query: { taskid: submitted.taskid } });
    expect(result.body).toMatchObject({
      taskid: submitted.taskid,
      result: { meta: { tokens_used: expect.any(Number) } },
    });
    const strict = await ada.call('taskResult', { query: { ...query, format: 'strict' } });
    expect(Object.keys(strict.body)).toEqual(['ddl', 'migrations', 'queries']);
    expect((await ada.call('taskReport', { query })).body).toMatchObject({ taskid: submitted.taskid });
    const page = await ada.call('taskReport', { query: { ...query, format: 'html' } });
    expect(page.text).toMatch(/^<!doctype html>/);
    const bare = await fetch(`${stage.origin}/status?${submitted.taskid}`, {
      headers: { authorization: `Bearer ${stage.ada}` },
    });
    expect([bare.status, await bare.json()]).toMatchObject([200, { status: result.body.status }]);
    expect((await ada.call('cancelTask', { query })).body.status).toBe(result.body.status);
  });

  it.each(['taskStatus', 'taskResult', 'taskReport', 'cancelTask'])(
    'knows no other task in %s',
    async (operation) => {
      const missing = {
        status: 404,
        body: { error: { code: 'TASK_NOT_FOUND', message: 'There is no such task.' } },
      };
      expect(await ada.call(operation, { query: { task_id: unknownTask } })).toMatchObject(missing);
      expect(await ada.call(operation, { query: { task_id: 'x'.repeat(5_000) } })).toMatchObject(missing);
      const invalid = { status: 400, body: { error: { code: 'INVALID_REQUEST' } } };
      expect(await ada.call(operation)).toMatchObject(invalid);
      expect(await ada.call(operation, { query: { task_id: unknownTask, taskid: 'other' } })).toMatchObject(
        invalid,
      );
      expect(await ada.call(operation, { query: { task_id: unknownTask, more: '1' } })).toMatchObject(
        invalid,
      );
    },
  );

  it('refuses database URLs, and never repeats them', async () => {
    const secret = 'hunter2-secret';
    const urls = [
      [`oracle://ada:${secret}@host/shop`, 400, 'INVALID_DB_URL'],
      [`postgres://ada:${secret}@host`, 400, 'INVALID_DB_URL'],
      [`postgres://ada:${secret}@10.1.2.3/shop`, 403, 'DB_URL_NOT_ALLOWED'],
      [`postgres://ada:${secret}@169.254.169.254/shop`, 403, 'DB_URL_NOT_ALLOWED'],
      ['sqlite:/etc/passwd', 403, 'DB_URL_NOT_ALLOWED'],
      [`postgres://ada:${secret}@127.0.0.1:1/shop`, 502, 'DATABASE_UNREACHABLE'],
      [`postgres://ada:${secret}@nobody.invalid/shop`, 502, 'DATABASE_UNREACHABLE'],
    ] as const;
    for (const [db_url, status, code] of urls) {
      const answer = await ada.call('addWorkspace', { body: { db_url } });
      expect(answer, db_url).toMatchObject({ status, body: { error: { code } } });
      expect(answer.text).not.toContain(secret);
    }
    const down = await ada.call('addWorkspace', {
      body: { db_url: `postgres://ada:${secret}@127.0.0.1:1/shop` },
    });
    expect(down.body.error.message).toMatch(/^ERROR: /);
  });

  it('says that a workspace is not there, in the same words whatever was asked for', async () => {
    const ids = [`tenant_${'0'.repeat(64)}`, 'x', '../../etc/passwd', '<script>', 'a'.repeat(4_000)];
    const expected = { error: { code: 'WORKSPACE_NOT_FOUND', message: 'There is no such workspace.' } };
    for (const workspace_id of ids) {
      for (const operation of [
        'workspaceStatus',
        'getWorkspace',
        'getSchema',
        'refreshWorkspace',
        'removeWorkspace',
      ]) {
        expect(await ada.call(operation, { path: { workspace_id } })).toMatchObject({
          status: 404,
          body: expected,
        });
      }
      const body = { workspace_id, prompt: 'How many?' };
      expect(await ada.call('query', { body })).toMatchObject({ status: 404, body: expected });
    }
  });

  it('answers 409 while the first ingestion is under way, and 404 when nothing was ever stored', async () => {
    const { stateStore } = stage.harness.options;
    const tenant = await stateStore.get(`tenant/${workspaceId}`);
    const other = `tenant_${'1'.repeat(64)}`;
    await stateStore.set(`tenant/${other}`, tenant);
    await stateStore.set(`workspace/=ada/${other}`, { addedAt: '2026-01-01T00:00:00.000Z' });
    const path = { workspace_id: other };
    const question = { body: { workspace_id: other, prompt: 'How many?' } };
    const never = {
      status: 404,
      body: { error: { code: 'WORKSPACE_NOT_FOUND', message: 'Database not ingested yet' } },
    };
    expect(await ada.call('query', question)).toMatchObject(never);
    expect(await ada.call('getSchema', { path })).toMatchObject(never);
    expect((await ada.call('workspaceStatus', { path })).body).toMatch(/^ERROR: /);
    const progress = { done: 3, total: 10 };
    const leaseUntil = Date.now() + 60_000;
    await stateStore.set(`status/${other}`, { state: 'IN_PROGRESS', jobId: 'x', leaseUntil, progress });
    const busy = { status: 409, body: { error: { code: 'INGESTION_IN_PROGRESS' } } };
    expect(await ada.call('query', question)).toMatchObject(busy);
    expect(await ada.call('runQuery', { body: { workspace_id: other, sql: 'SELECT 1' } })).toMatchObject(
      busy,
    );
    expect(await ada.call('getSchema', { path })).toMatchObject(busy);
    expect((await ada.call('workspaceStatus', { path })).text).toBe('"IN_PROGRESS"');
    expect((await ada.call('getWorkspace', { path })).body).toMatchObject({ progress });
    await ada.call('removeWorkspace', { path });
  });

  it('refuses malformed requests', async () => {
    const code = (operation: string, call: Parameters<OpenApiClient['call']>[1]) =>
      ada.call(operation, call).then(({ status, body }) => [status, body.error.code]);
    const invalid = [400, 'INVALID_REQUEST'];
    expect(await code('query', { body: '{' })).toEqual(invalid);
    expect(await code('query', { body: { prompt: 'x' } })).toEqual(invalid);
    expect(await code('query', { body: { workspace_id: workspaceId, prompt: 'x', secret: 1 } })).toEqual(
      invalid,
    );
    expect(await code('query', { body: { workspace_id: workspaceId, prompt: 'x'.repeat(10_001) } })).toEqual(
      invalid,
    );
    expect(await code('query', { body: { workspace_id: workspaceId, prompt: 'x', principal: {} } })).toEqual(
      invalid,
    );
    expect(await code('submitTask', { body: { url: '', ddl: [], queries: [] } })).toEqual(invalid);
    expect(await code('listWorkspaces', { query: { all: '1' } })).toEqual(invalid);
    const headers = { 'content-type': 'text/plain' };
    expect(await code('query', { body: {}, headers })).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    const large = { workspace_id: workspaceId, prompt: 'x'.repeat(1_100_000) };
    expect(await code('query', { body: large })).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  });

  it('does not repeat what was sent, the names of fields included', async () => {
    const canary = 'canary-7f3a';
    const bodies = [
      { [canary]: 1 },
      { workspace_id: canary, prompt: canary },
      { workspace_id: [canary] },
      `{"${canary}`,
    ];
    for (const body of bodies) {
      const answer = await ada.call('query', { body });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.text).not.toContain(canary);
    }
    const query = { [canary]: canary };
    expect((await ada.call('listWorkspaces', { query })).text).not.toContain(canary);
  });

  it('lets nobody in without a key, with a wrong one, or with one that was revoked', async () => {
    const { key, id } = await stage.keys.create({ ownerId: 'ada' });
    const revoked = await openApiClient(stage.origin, key);
    expect((await revoked.call('listWorkspaces')).status).toBe(200);
    await stage.keys.revoke('ada', id);
    for (const client of [
      revoked,
      await openApiClient(stage.origin, 'wrong'),
      await openApiClient(stage.origin, null),
    ]) {
      for (const operation of client.operationIds.filter(
        (one) => !['openApi', 'health', 'ready'].includes(one),
      )) {
        const answer = await client.call(operation, { path: { workspace_id: workspaceId } });
        expect(answer, operation).toMatchObject({ status: 401, body: { error: { code: 'UNAUTHORIZED' } } });
        expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      }
      expect((await client.call('health')).status).toBe(200);
      expect((await client.call('ready')).status).toBe(200);
    }
  });

  it('says what is there and what can be done with it', async () => {
    const headers = { authorization: `Bearer ${stage.ada}` };
    const get = async (method: string, path: string) => {
      const answer = await fetch(`${stage.origin}${path}`, { method, headers });
      return [
        answer.status,
        ((await answer.json()) as { error: { code: string } }).error.code,
        answer.headers.get('allow'),
      ];
    };
    expect(await get('GET', '/nothing')).toEqual([404, 'NOT_FOUND', null]);
    expect(await get('GET', '/workspace/%E0%A4%A')).toEqual([404, 'NOT_FOUND', null]);
    expect(await get('PUT', '/workspace')).toEqual([405, 'METHOD_NOT_ALLOWED', 'GET, POST, HEAD']);
    expect(await get('GET', '/query')).toEqual([405, 'METHOD_NOT_ALLOWED', 'POST']);
    expect(await get('OPTIONS', '/query')).toEqual([405, 'METHOD_NOT_ALLOWED', 'POST']);
  });

  it('leaves lines in the log that tell neither keys nor paths nor questions nor rows', async () => {
    const before = stage.harness.logs.length;
    await ada.call('query', {
      body: { workspace_id: workspaceId, prompt: 'Which customers are secret-word?' },
    });
    await ada.call('workspaceStatus', { path: { workspace_id: 'path-canary' } });
    const lines = stage.harness.logs.slice(before).filter((line) => line.startsWith('request'));
    expect(lines).toHaveLength(2);
    const fields = lines.map((line) => JSON.parse(line.slice(line.indexOf('{'))));
    expect(fields[0]).toEqual({
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      method: 'POST',
      route: '/query',
      status: 200,
      ms: expect.any(Number),
      owner: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
    expect(fields[1]).toMatchObject({
      route: '/status/{workspace_id}',
      status: 404,
      code: 'WORKSPACE_NOT_FOUND',
    });
    const all = stage.harness.logs.join('\n');
    for (const secret of [stage.ada, 'secret-word', 'path-canary', 'Cleo', dbUrl])
      expect(all).not.toContain(secret);
  });

  it('removes a workspace', async () => {
    const path = { workspace_id: workspaceId };
    expect((await ada.call('removeWorkspace', { path })).status).toBe(204);
    expect((await ada.call('removeWorkspace', { path })).status).toBe(404);
    expect((await ada.call('listWorkspaces')).body).toEqual({ workspaces: [] });
  });

  it('was asked everything that the document says', () => {
    expect([...ada.seen.keys()].sort()).toEqual(
      [...ada.operationIds].filter((id) => !['openApi', 'health', 'ready'].includes(id)).sort(),
    );
  });
});
