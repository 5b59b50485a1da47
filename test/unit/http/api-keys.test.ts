import { apiKeys } from 'nlquery/http';
import { memoryStateStore } from 'nlquery/state-store/memory';
import { describe, expect, it } from 'vitest';

const withKey = (key: string, scheme = 'Bearer'): Request =>
  new Request('http://localhost/', { headers: { authorization: `${scheme} ${key}` } });

describe('apiKeys', () => {
  it('knows an owner, and their principal, by any of their keys', async () => {
    const keys = apiKeys({ stateStore: memoryStateStore() });
    const first = await keys.create({ ownerId: 'ada', principal: { tenant: 7, roles: ['a', 'b'] } });
    const second = await keys.create({ ownerId: 'ada', name: 'laptop' });
    expect(first.key).toMatch(/^nlq_[0-9a-f]{16}_[\w-]{43}$/);
    expect(first.key).not.toBe(second.key);
    const principal = { tenant: 7, roles: ['a', 'b'] };
    expect(await keys.authenticate(withKey(first.key))).toEqual({
      ownerId: 'ada',
      keyId: first.id,
      principal,
    });
    expect(await keys.authenticate(withKey(second.key, 'bearer '))).toEqual({
      ownerId: 'ada',
      keyId: second.id,
    });
  });

  it('knows nobody by anything else', async () => {
    const keys = apiKeys({ stateStore: memoryStateStore() });
    const { key, id } = await keys.create({ ownerId: 'ada' });
    const other = await keys.create({ ownerId: 'bob' });
    const swapped = `nlq_${id}_${other.key.slice(-43)}`;
    const changed = `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`;
    const wrong = [
      swapped,
      changed,
      key.slice(0, -1),
      `${key}x`,
      '',
      id,
      'nlq_',
      `nlq_${'0'.repeat(16)}_${'A'.repeat(43)}`,
    ];
    for (const text of wrong) expect(await keys.authenticate(withKey(text))).toBeNull();
    expect(await keys.authenticate(withKey(key, 'Basic'))).toBeNull();
    expect(await keys.authenticate(new Request(`http://localhost/?authorization=Bearer ${key}`))).toBeNull();
  });

  it('stores no key, only its hash', async () => {
    const stateStore = memoryStateStore();
    const { key } = await apiKeys({ stateStore }).create({ ownerId: 'ada', name: 'laptop' });
    const stored = JSON.stringify(await stateStore.list(''));
    expect(stored).not.toContain(key.slice(-43));
    expect(stored).toMatch(/"hash":"[0-9a-f]{64}"/);
  });

  it('lists the keys of an owner with names and times, and of nobody else', async () => {
    let now = Date.parse('2026-11-21T10:00:00Z');
    const keys = apiKeys({ stateStore: memoryStateStore(), now: () => now });
    const first = await keys.create({ ownerId: 'ada', name: 'laptop' });
    now += 1000;
    await keys.create({ ownerId: 'ada/bob', name: 'not hers' });
    const second = await keys.create({ ownerId: 'ada', name: 'server' });
    now += 90_000;
    await keys.authenticate(withKey(second.key));
    expect(await keys.list('ada')).toEqual([
      { id: first.id, name: 'laptop', createdAt: '2026-11-21T10:00:00.000Z', lastUsedAt: null },
      {
        id: second.id,
        name: 'server',
        createdAt: '2026-11-21T10:00:01.000Z',
        lastUsedAt: '2026-11-21T10:01:00.000Z',
      },
    ]);
  });

  it('revokes a key for its owner alone, and it stays revoked', async () => {
    const stateStore = memoryStateStore();
    const keys = apiKeys({ stateStore });
    const { key, id } = await keys.create({ ownerId: 'ada' });
    expect(await keys.revoke('bob', id)).toBe(false);
    expect(await keys.authenticate(withKey(key))).toMatchObject({ ownerId: 'ada' });
    expect(await keys.revoke('ada', id)).toBe(true);
    expect(await keys.authenticate(withKey(key))).toBeNull();
    expect(await keys.revoke('ada', id)).toBe(false);
    expect(await keys.list('ada')).toEqual([]);
    expect(await stateStore.list('')).toEqual([]);
  });

  it('makes no key for nobody', async () => {
    const keys = apiKeys({ stateStore: memoryStateStore() });
    await expect(keys.create({ ownerId: '' })).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  });

  it('lets a request through when its use cannot be noted', async () => {
    const stateStore = memoryStateStore();
    const { key } = await apiKeys({ stateStore }).create({ ownerId: 'ada' });
    const readOnly = { ...stateStore, set: () => Promise.reject(new Error('read-only')) };
    expect(await apiKeys({ stateStore: readOnly }).authenticate(withKey(key))).toMatchObject({
      ownerId: 'ada',
    });
  });
});
