import { apiKeys } from 'nlquery/http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { queryPostgres } from '../../services/query-postgres.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { startRedis } from '../../services/start-redis.ts';
import { sqlReply } from '../../support/create-harness.ts';
import { shopSchema } from '../lifecycle/shop-schema.ts';
import { createRestStage, type RestStage } from './create-rest-stage.ts';
import { openApiClient } from './open-api-client.ts';

const redis = await startRedis();

describeWithService('row policies over HTTP', await startPostgres(), (postgres) => {
  let stage: RestStage;
  let workspaceId: string;
  const names = 'SELECT name FROM customers ORDER BY id';

  beforeAll(async () => {
    if (!redis) throw new Error('No Redis.');
    const rowPolicies = [{ table: 'customers', where: 'city = :city' }];
    stage = await createRestStage(redis, () => sqlReply(names), { instance: { rowPolicies } });
    const { url } = await postgres.createDatabase();
    await queryPostgres(url, shopSchema, 5_000);
    const ada = await openApiClient(stage.origin, stage.ada);
    workspaceId = (await ada.call('addWorkspace', { body: { db_url: url } })).body.tenant_id;
    await stage.nl.workspace.ready(workspaceId, { ownerId: 'ada' });
  });

  afterAll(async () => {
    await stage?.close();
    await redis?.close();
  });

  it.each([
    ['Graz', ['Ada']],
    ['Wien', ['Bela', 'Cleo']],
  ])('show the holder of a key for %s these rows: %j', async (city, expected) => {
    const keys = apiKeys({ stateStore: stage.harness.options.stateStore });
    const { key } = await keys.create({ ownerId: 'ada', principal: { city } });
    const client = await openApiClient(stage.origin, key);
    const rows = expected.map((name) => ({ name }));
    const question = { workspace_id: workspaceId, prompt: 'Which customers are there?' };
    expect((await client.call('query', { body: question })).body.data).toEqual(rows);
    const statement = { workspace_id: workspaceId, sql: names };
    expect((await client.call('runQuery', { body: statement })).body.data).toEqual(rows);
  });

  it('show nothing to the holder of a key without what they need', async () => {
    const client = await openApiClient(stage.origin, stage.ada);
    const statement = { workspace_id: workspaceId, sql: names };
    expect(await client.call('runQuery', { body: statement })).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_REQUEST' } },
    });
  });
});
