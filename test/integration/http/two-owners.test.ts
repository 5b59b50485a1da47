import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { queryPostgres } from '../../services/query-postgres.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { startRedis } from '../../services/start-redis.ts';
import { sqlReply } from '../../support/create-harness.ts';
import { shopSchema } from '../lifecycle/shop-schema.ts';
import { createRestStage, type RestStage } from './create-rest-stage.ts';
import { type Call, type OpenApiClient, openApiClient, type Reply } from './open-api-client.ts';

const redis = await startRedis();

/** What belongs to Ada, or a name of the same form that belongs to nobody. */
interface Named {
  readonly workspace: string;
  readonly task: string;
  readonly entry: string;
}

const nobodys: Named = {
  workspace: `tenant_${'0'.repeat(64)}`,
  task: '00000000-0000-4000-8000-000000000000',
  entry: '0'.repeat(32),
};

/** For every operation about something that belongs to somebody: how it is called. */
const calls: Readonly<Record<string, (named: Named) => Call>> = {
  getWorkspace: ({ workspace }) => ({ path: { workspace_id: workspace } }),
  workspaceStatus: ({ workspace }) => ({ path: { workspace_id: workspace } }),
  getSchema: ({ workspace }) => ({ path: { workspace_id: workspace } }),
  refreshWorkspace: ({ workspace }) => ({ path: { workspace_id: workspace } }),
  removeWorkspace: ({ workspace }) => ({ path: { workspace_id: workspace } }),
  query: ({ workspace }) => ({ body: { workspace_id: workspace, prompt: 'How many orders?' } }),
  runQuery: ({ workspace }) => ({ body: { workspace_id: workspace, sql: 'SELECT * FROM orders' } }),
  listKnowledge: ({ workspace }) => ({ path: { workspace_id: workspace } }),
  addKnowledge: ({ workspace }) => ({
    path: { workspace_id: workspace },
    body: { entry: { kind: 'term', term: 'VIP', meaning: 'somebody else' } },
  }),
  removeKnowledge: ({ workspace, entry }) => ({ path: { workspace_id: workspace }, query: { id: entry } }),
  taskStatus: ({ task }) => ({ query: { task_id: task } }),
  taskResult: ({ task }) => ({ query: { task_id: task } }),
  taskReport: ({ task }) => ({ query: { task_id: task } }),
  cancelTask: ({ task }) => ({ query: { task_id: task } }),
};

/** Operations that are about nothing in particular: what they show of others is tested one by one. */
const others = ['addWorkspace', 'listWorkspaces', 'submitTask', 'openApi', 'health', 'ready'];

describeWithService('two owners', await startPostgres(), (postgres) => {
  let stage: RestStage;
  let ada: OpenApiClient;
  let bob: OpenApiClient;
  let adas: Named;
  let dbUrl: string;

  beforeAll(async () => {
    if (!redis) throw new Error('No Redis.');
    stage = await createRestStage(redis, () => sqlReply('SELECT count(*) AS n FROM orders'));
    ada = await openApiClient(stage.origin, stage.ada);
    bob = await openApiClient(stage.origin, stage.bob);
    dbUrl = (await postgres.createDatabase()).url;
    await queryPostgres(dbUrl, shopSchema, 5_000);
    const { body: added } = await ada.call('addWorkspace', { body: { db_url: dbUrl } });
    await stage.nl.workspace.ready(added.tenant_id, { ownerId: 'ada' });
    const path = { workspace_id: added.tenant_id };
    const entry = { kind: 'term', term: 'VIP', meaning: 'a secret of Ada’s' };
    const { body: kept } = await ada.call('addKnowledge', { path, body: { entry } });
    const task = { url: '', ddl: [{ statement: 'CREATE TABLE memory.shop.t (id bigint)' }], queries: [] };
    const { body: submitted } = await ada.call('submitTask', { body: task });
    adas = { workspace: added.tenant_id, task: submitted.taskid, entry: kept.id };
  });

  afterAll(async () => {
    await stage?.close();
    await redis?.close();
  });

  it('covers every operation there is', () => {
    expect([...Object.keys(calls), ...others].sort()).toEqual([...ada.operationIds].sort());
  });

  describe.each(Object.keys(calls))('%s', (operation) => {
    const call = (client: OpenApiClient, named: Named): Promise<Reply> =>
      client.call(operation, calls[operation]?.(named));

    it.each(['application/json', 'text/event-stream'])(
      'answers Bob, who accepts %s, about what is Ada’s as about what is nobody’s',
      async (accept) => {
        const about = (named: Named) =>
          bob.call(operation, { ...calls[operation]?.(named), headers: { accept } });
        const aboutAdas = await about(adas);
        const aboutNobodys = await about(nobodys);
        expect(aboutAdas.status).toBe(404);
        expect({ status: aboutAdas.status, text: aboutAdas.text }).toEqual({
          status: aboutNobodys.status,
          text: aboutNobodys.text,
        });
        const names = (headers: Headers) => [...headers.keys()].sort();
        expect(names(aboutAdas.headers)).toEqual(names(aboutNobodys.headers));
      },
    );

    it('goes on working for Ada', async () => {
      // What takes something away comes last, below.
      if (['removeWorkspace', 'removeKnowledge', 'cancelTask'].includes(operation)) return;
      expect((await call(ada, adas)).status).not.toBe(404);
    });
  });

  it('shows Bob nothing in his lists', async () => {
    expect((await bob.call('listWorkspaces')).body).toEqual({ workspaces: [] });
  });

  it('lets Bob add the same database without seeing what Ada knows of it', async () => {
    const { body: added } = await bob.call('addWorkspace', { body: { db_url: dbUrl } });
    expect(added.tenant_id).toBe(adas.workspace);
    const path = { workspace_id: adas.workspace };
    expect((await bob.call('listKnowledge', { path })).body).toEqual({ entries: [] });
    expect((await bob.call('removeKnowledge', { path, query: { id: adas.entry } })).status).toBe(404);
    expect((await bob.call('removeWorkspace', { path })).status).toBe(204);
    expect((await ada.call('listKnowledge', { path })).body.entries).toHaveLength(2);
    expect(
      (await ada.call('query', { body: { workspace_id: adas.workspace, prompt: 'How many?' } })).body.data,
    ).toEqual([{ n: 3 }]);
  });

  it('still has all that is Ada’s', async () => {
    const path = { workspace_id: adas.workspace };
    expect((await ada.call('removeKnowledge', { path, query: { id: adas.entry } })).status).toBe(204);
    expect((await ada.call('cancelTask', { query: { task_id: adas.task } })).status).toBe(200);
    expect((await ada.call('removeWorkspace', { path })).status).toBe(204);
  });
});
