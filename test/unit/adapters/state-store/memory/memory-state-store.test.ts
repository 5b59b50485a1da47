import { describe, expect, it } from 'vitest';
import { memoryStateStore } from '../../../../../adapters/state-store/memory/index.ts';
import { pruneExpired } from '../../../../../adapters/state-store/memory/prune-expired.ts';

describe('memoryStateStore', () => {
  it('goes by the clock it is given', async () => {
    let time = 1_000;
    const store = memoryStateStore({ now: () => time });
    await store.set('k', 1, { ttlMs: 500 });
    time = 1_499;
    expect(await store.get('k')).toBe(1);
    expect(await store.set('k', 2, { ifAbsent: true })).toBe(false);
    time = 1_500;
    expect(await store.list('')).toEqual([]);
    expect(await store.delete('k')).toBe(false);
    expect(await store.set('k', 3, { ifAbsent: true })).toBe(true);
  });

  it('keeps records through many writes while others expire', async () => {
    let time = 0;
    const store = memoryStateStore({ now: () => time });
    await store.set('kept', 'yes');
    for (let index = 0; index < 500; index += 1) {
      time += 1;
      await store.set(`k${index}`, index, { ttlMs: 3 });
    }
    expect(await store.get('kept')).toBe('yes');
    expect((await store.list('k')).map(({ key }) => key)).toEqual(['k497', 'k498', 'k499', 'kept']);
  });

  it('rejects with CLOSED after close', async () => {
    const store = memoryStateStore();
    await store.set('k', 1);
    await store.close();
    await expect(store.get('k')).rejects.toMatchObject({ code: 'CLOSED' });
    await expect(store.set('k', 1)).rejects.toMatchObject({ code: 'CLOSED' });
  });
});

describe('pruneExpired', () => {
  it('drops the records whose time is up', () => {
    const records = new Map([
      ['past', { json: '1', expiresAt: 9 }],
      ['now', { json: '2', expiresAt: 10 }],
      ['later', { json: '3', expiresAt: 11 }],
    ]);
    pruneExpired(records, 10);
    expect([...records.keys()]).toEqual(['later']);
  });
});
