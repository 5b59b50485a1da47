import { memoryStateStore } from 'nlquery/state-store/memory';
import { describe, expect, it } from 'vitest';
import { changeKnowledge } from '../../../src/knowledge/change-knowledge.ts';
import { readKnowledge } from '../../../src/knowledge/read-knowledge.ts';
import { stateKeys } from '../../../src/workspace/state-keys.ts';

const owner = { tenantId: 'tenant_1', ownerId: 'ada' };
const record = {
  entry: { kind: 'term', term: 'a', meaning: 'b' },
  addedAt: '2026-01-01T00:00:00.000Z',
  vector: { embedderId: 'e', base64: '' },
  subject: null,
  check: null,
};
const check = { against: 'x', reason: 'broken' };

function createStore() {
  const stateStore = memoryStateStore();
  let ids = 0;
  const createId = (): string => `${++ids}`;
  const entries = stateKeys.knowledgeEntries(owner.tenantId, owner.ownerId);
  return { stateStore, createId, key: (id: string) => `${entries}${id}` };
}

describe('changeKnowledge', () => {
  it('changes entries in part, and what is read next shows it', async () => {
    const { key, ...dependencies } = createStore();
    await dependencies.stateStore.set(key('one'), record);
    await dependencies.stateStore.set(stateKeys.knowledge(owner.tenantId, owner.ownerId), 'first');
    expect(await readKnowledge(dependencies, owner, {})).toMatchObject([{ id: 'one', record }]);
    await changeKnowledge(dependencies, owner, new Map([['one', { check }]]), {});
    expect(await readKnowledge(dependencies, owner, {})).toMatchObject([{ record: { ...record, check } }]);
  });

  it('does not bring back what was removed meanwhile', async () => {
    const { key: _key, ...dependencies } = createStore();
    await changeKnowledge(dependencies, owner, new Map([['gone', { check }]]), {});
    expect(await dependencies.stateStore.list('')).toEqual([]);
  });
});

describe('readKnowledge', () => {
  it('lists nothing while the revision is the same', async () => {
    const { key, stateStore } = createStore();
    let lists = 0;
    const counting = {
      ...stateStore,
      list: (prefix: string) => {
        lists += 1;
        return stateStore.list(prefix);
      },
    };
    expect(await readKnowledge({ stateStore: counting }, owner, {})).toEqual([]);
    await stateStore.set(key('one'), record);
    await stateStore.set(stateKeys.knowledge(owner.tenantId, owner.ownerId), 'first');
    await readKnowledge({ stateStore: counting }, owner, {});
    await readKnowledge({ stateStore: counting }, owner, {});
    expect(lists).toBe(1);
  });

  it('keeps the twenty owners who asked last in memory', async () => {
    const { stateStore } = createStore();
    const listed: string[] = [];
    const counting = {
      ...stateStore,
      list: (prefix: string) => {
        listed.push(prefix);
        return stateStore.list(prefix);
      },
    };
    const owners = Array.from({ length: 21 }, (_, at) => ({ tenantId: 't', ownerId: `owner ${at}` }));
    for (const one of owners) {
      await stateStore.set(stateKeys.knowledge(one.tenantId, one.ownerId), 'first');
      await readKnowledge({ stateStore: counting }, one, {});
    }
    for (const one of [owners[20], owners[0]]) {
      if (one) await readKnowledge({ stateStore: counting }, one, {});
    }
    expect(listed).toHaveLength(22);
    expect(listed.at(-1)).toContain('owner%200');
  });
});
