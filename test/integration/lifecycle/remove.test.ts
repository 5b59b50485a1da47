import { NlQueryError } from 'nlquery';
import { lexicalEmbedder } from 'nlquery/embedder/lexical';
import { inProcessQueue } from 'nlquery/queue/in-process';
import { sqliteVecVectorStore } from 'nlquery/vector-store/sqlite-vec';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHarness, type Harness, sqlReply } from '../../support/create-harness.ts';
import { createSqliteDatabase, type LiveDatabase } from '../../support/live-databases.ts';
import { shopSchema } from './shop-schema.ts';

describe('removing a workspace', () => {
  let live: LiveDatabase;
  let harness: Harness;
  let isDown: boolean;

  beforeEach(async () => {
    live = await createSqliteDatabase();
    await live.execute(shopSchema);
    isDown = false;
    const store = sqliteVecVectorStore({ path: ':memory:' });
    harness = await createHarness(() => sqlReply('SELECT 1'), {
      vectorStore: {
        ...store,
        clear: async (...call) => {
          if (isDown) throw new NlQueryError('VECTOR_STORE_FAILED', 'down', { details: { adapter: 'test' } });
          return store.clear(...call);
        },
      },
      embedder: lexicalEmbedder(),
      queue: inProcessQueue(),
    });
  });

  afterEach(async () => {
    await harness.close();
    await live.drop();
  });

  it('can be tried again when the vectors could not be deleted', async () => {
    const { nl } = harness;
    const { tenantId } = await nl.workspace.add({ dbUrl: live.url, ownerId: 'ann' });
    await nl.workspace.ready(tenantId, { pollMs: 1, ownerId: 'ann' });
    isDown = true;
    await expect(nl.workspace.remove(tenantId, { ownerId: 'ann' })).rejects.toMatchObject({
      code: 'VECTOR_STORE_FAILED',
      retryable: true,
    });
    expect(await nl.workspace.list({ ownerId: 'ann' })).toMatchObject([{ tenantId, status: 'DONE' }]);
    await expect(nl.workspace.status(tenantId, { ownerId: 'bob' })).rejects.toMatchObject({
      code: 'WORKSPACE_NOT_FOUND',
    });
    isDown = false;
    await nl.workspace.remove(tenantId, { ownerId: 'ann' });
    expect(await nl.workspace.list({ ownerId: 'ann' })).toEqual([]);
    await expect(nl.workspace.remove(tenantId, { ownerId: 'ann' })).rejects.toMatchObject({
      code: 'WORKSPACE_NOT_FOUND',
    });
  });
});
