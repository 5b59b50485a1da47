import type { StateStore } from 'nlquery/adapter-kit';
import { memoryStateStore } from 'nlquery/state-store/memory';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHarness, type Harness, sqlReply } from '../../support/create-harness.ts';
import { createSqliteDatabase, type LiveDatabase } from '../../support/live-databases.ts';

const entry = { kind: 'term', term: 'VIP', meaning: 'a customer with more than ten orders' } as const;

describe('knowledge added while its workspace is removed', () => {
  let live: LiveDatabase;
  let harness: Harness;
  let workspaceId: string;
  let beforeSet: (key: string) => Promise<void>;

  beforeEach(async () => {
    live = await createSqliteDatabase();
    await live.execute('CREATE TABLE orders (id INTEGER PRIMARY KEY)');
    beforeSet = async () => {};
    const store = memoryStateStore();
    const stateStore: StateStore = {
      ...store,
      set: async (key, value, options) => {
        await beforeSet(key);
        return store.set(key, value, options);
      },
    };
    harness = await createHarness(() => sqlReply('SELECT count(*) AS n FROM orders'), { stateStore });
    workspaceId = (await harness.nl.workspace.add({ dbUrl: live.url })).tenantId;
    await harness.nl.workspace.ready(workspaceId, { pollMs: 1 });
  });

  afterEach(async () => {
    await harness.close();
    await live.drop();
  });

  it('goes with it', async () => {
    beforeSet = async (key) => {
      if (!key.includes('/term_')) return;
      await harness.nl.workspace.remove(workspaceId);
    };
    await expect(harness.nl.knowledge.add({ workspaceId, entry })).rejects.toMatchObject({
      code: 'WORKSPACE_NOT_FOUND',
    });
    expect(await harness.options.stateStore.list('')).toEqual([]);
  });

  it('fails, and is found again, when the store fails after it was written', async () => {
    const { id } = await harness.nl.knowledge.add({ workspaceId, entry });
    beforeSet = async () => {
      throw new Error('the store is down');
    };
    const other = { ...entry, term: 'other' };
    await expect(harness.nl.knowledge.add({ workspaceId, entry: other })).rejects.toThrow(
      'the store is down',
    );
    beforeSet = async () => {};
    expect(await harness.nl.knowledge.list({ workspaceId })).toMatchObject([{ id, entry }]);
  });
});
