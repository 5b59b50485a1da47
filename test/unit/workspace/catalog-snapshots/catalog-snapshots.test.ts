import type { StateStore } from 'nlquery/adapter-kit';
import { memoryStateStore } from 'nlquery/state-store/memory';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Catalog, CatalogTable } from '../../../../src/ports/catalog.ts';
import type { CatalogSnapshots } from '../../../../src/workspace/catalog-snapshots/catalog-snapshots.ts';
import { createCatalogSnapshots } from '../../../../src/workspace/catalog-snapshots/create-catalog-snapshots.ts';
import { catalog, column, table } from '../../../support/catalog-fixtures.ts';

const tables = Array.from({ length: 1_000 }, (_, number) => table(`table_${number}`, [column('id')]));
const large = catalog(tables);
const hourMs = 3_600_000;

describe('createCatalogSnapshots', () => {
  let now: number;
  let ids: number;
  let written: string[];
  let asked: string[];
  let stateStore: StateStore;
  let snapshots: CatalogSnapshots;

  beforeEach(() => {
    now = 0;
    ids = 0;
    written = [];
    asked = [];
    const memory = memoryStateStore();
    stateStore = {
      ...memory,
      get: (key, ...rest) => {
        asked.push(key);
        return memory.get(key, ...rest);
      },
      set: (key, ...rest) => {
        written.push(key);
        return memory.set(key, ...rest);
      },
    };
    snapshots = start();
  });

  /** As another process sees it: with nothing in memory. */
  function start(): CatalogSnapshots {
    return createCatalogSnapshots({
      stateStore,
      now: () => now,
      createId: () => {
        ids += 1;
        return `id${ids}`;
      },
    });
  }

  async function keysOf(kind: 'catalog' | 'catalog-part'): Promise<readonly string[]> {
    return (await stateStore.list(`${kind}/t/`)).map(({ key }) => key);
  }

  function changed(number: number): Catalog {
    return catalog(tables.with(number, table(`table_${number}`, [column('id'), column('added')])));
  }

  it('gives a catalog as it was written, in another process as well', async () => {
    const all = catalog([...tables.slice(0, 40), table('Größe', [column('a b', 'TEXT', { comment: '🙂' })])]);
    await snapshots.write('t', 'a', all);
    expect(await snapshots.read('t', 'a')).toBe(all);
    expect(await start().read('t', 'a')).toEqual(all);
    expect(await start().read('t', 'b')).toBeNull();
    expect(await start().read('u', 'a')).toBeNull();
  });

  it('writes nothing a second time', async () => {
    await snapshots.write('t', 'a', large);
    written.length = 0;
    await snapshots.write('t', 'a', { ...large });
    expect(written).toEqual([]);
  });

  it('writes only the parts that have changed', async () => {
    await snapshots.write('t', 'a', large);
    written.length = 0;
    await snapshots.write('t', 'b', changed(500));
    expect(written.filter((key) => key.startsWith('catalog-part/'))).toHaveLength(1);
    expect(await start().read('t', 'b')).toEqual(changed(500));
    written.length = 0;
    await snapshots.write('t', 'c', catalog(tables.toSpliced(300, 1)));
    expect(written.filter((key) => key.startsWith('catalog-part/')).length).toBeLessThanOrEqual(2);
  });

  it('reads only the parts that it does not know from another snapshot, and shares the tables of the others', async () => {
    await snapshots.write('t', 'a', large);
    const other = start();
    const before = await other.read('t', 'a');
    await snapshots.write('t', 'b', changed(500));
    asked.length = 0;
    const after = await other.read('t', 'b');
    expect(asked.filter((key) => key.startsWith('catalog-part/'))).toHaveLength(1);
    expect(after).toEqual(changed(500));
    expect(after?.tables.filter((table) => before?.tables.includes(table)).length).toBeGreaterThan(800);
  });

  it('lets go of the parts that others of the same snapshot have replaced, once they are old', async () => {
    const grown = (rowEstimate: number) =>
      catalog(tables.with(500, { ...large.tables[500], rowEstimate } as CatalogTable));
    await snapshots.write('t', 'a', large);
    const count = (await keysOf('catalog-part')).length;
    for (let round = 1; round <= 5; round += 1) {
      await snapshots.write('t', 'a', grown(round));
      expect((await keysOf('catalog-part')).length).toBe(count + 1);
      now += hourMs;
    }
    await snapshots.write('t', 'a', (await snapshots.read('t', 'a')) ?? expect.fail());
    expect((await keysOf('catalog-part')).length).toBe(count);
    expect(await start().read('t', 'a')).toEqual(grown(5));
  });

  it('leaves a part that has been replaced to the snapshot that shares it', async () => {
    await snapshots.write('t', 'a', large);
    await snapshots.write('t', 'b', changed(500));
    await snapshots.write('t', 'a', catalog(structuredClone(tables)));
    now += hourMs;
    await snapshots.write('t', 'a', (await snapshots.read('t', 'a')) ?? expect.fail());
    expect(await start().read('t', 'a')).toEqual(large);
    expect(await start().read('t', 'b')).toEqual(changed(500));
  });

  it('keeps the parts that a later snapshot shares, and deletes the others in time', async () => {
    await snapshots.write('t', 'a', large);
    const before = await keysOf('catalog-part');
    await snapshots.write('t', 'b', changed(500));
    expect(await snapshots.prune('t', async () => ['b', null])).toEqual(['a']);
    expect(await keysOf('catalog')).toHaveLength(2);
    now += hourMs;
    await snapshots.prune('t', async () => ['b', null]);
    expect(await keysOf('catalog')).toEqual(['catalog/t/b']);
    const after = await keysOf('catalog-part');
    expect(after.filter((key) => before.includes(key))).toHaveLength(before.length - 1);
    expect(await start().read('t', 'b')).toEqual(changed(500));
  });

  it('lets a snapshot finish that shares parts with one retired in the meantime', async () => {
    await snapshots.write('t', 'a', large);
    const other = start();
    await other.read('t', 'a');
    await other.write('t', 'b', catalog((await other.read('t', 'a'))?.tables.slice(1) ?? []));
    await snapshots.prune('t', async () => ['c']);
    now += hourMs;
    await snapshots.prune('t', async () => ['b']);
    await snapshots.prune('t', async () => ['b']);
    expect(await start().read('t', 'b')).toEqual(catalog(tables.slice(1)));
  });

  it('shares nothing with a snapshot that has been retired', async () => {
    await snapshots.write('t', 'a', large);
    const other = start();
    const known = await other.read('t', 'a');
    await snapshots.prune('t', async () => ['c']);
    await other.write('t', 'b', catalog(known?.tables.slice(1) ?? []));
    now += hourMs;
    await snapshots.prune('t', async () => ['b']);
    expect(await start().read('t', 'b')).toEqual(catalog(tables.slice(1)));
    expect(await start().read('t', 'a')).toBeNull();
  });

  it('takes a retired snapshot back into use', async () => {
    await snapshots.write('t', 'a', large);
    await snapshots.prune('t', async () => ['b']);
    await snapshots.write('t', 'a', large);
    now += hourMs;
    await snapshots.prune('t', async () => ['a']);
    now += hourMs;
    await snapshots.prune('t', async () => ['a']);
    expect(await start().read('t', 'a')).toEqual(large);
    expect(await keysOf('catalog-part')).toHaveLength((await partsOf('a')).length);
  });

  it('does not take a snapshot whose writing was cut short for one, and clears it away', async () => {
    let writes = 0;
    const dying = createCatalogSnapshots({
      stateStore: {
        ...stateStore,
        set: async (...call) => {
          writes += 1;
          if (writes > 12) throw new Error('killed');
          return stateStore.set(...call);
        },
      },
      now: () => now,
      createId: () => 'dying',
    });
    await expect(dying.write('t', 'a', large)).rejects.toThrow('killed');
    expect((await keysOf('catalog-part')).length).toBeGreaterThan(0);
    expect(await start().read('t', 'a')).toBeNull();
    for (let round = 0; round < 2; round += 1) {
      await snapshots.prune('t', async () => ['b']);
      now += hourMs;
    }
    expect([...(await keysOf('catalog')), ...(await keysOf('catalog-part'))]).toEqual([]);
  });

  it('does not delete what is wanted again while it prunes', async () => {
    await snapshots.write('t', 'a', large);
    await snapshots.prune('t', async () => ['b']);
    now += hourMs;
    const answers = [['b'], ['a']];
    await snapshots.prune('t', async () => answers.shift() ?? ['a']);
    expect(await start().read('t', 'a')).toEqual(large);
  });

  it('does not delete what is written again while it prunes', async () => {
    await snapshots.write('t', 'a', large);
    await snapshots.prune('t', async () => ['b']);
    now += hourMs;
    const other = start();
    const deleting = stateStore.delete;
    let writing: Promise<void> | null = null;
    stateStore.delete = async (...call) => {
      writing ??= other.write('t', 'a', large);
      await writing;
      return deleting(...call);
    };
    let wanted = 'b';
    await snapshots.prune('t', async () => {
      const answer = wanted;
      if (writing) wanted = 'a';
      return [answer];
    });
    expect(await start().read('t', 'a')).toEqual(large);
  });

  it('leaves nothing behind when it is cleared, of this tenant alone', async () => {
    await snapshots.write('t', 'a', large);
    await snapshots.write('tt', 'a', large);
    await snapshots.clear('t');
    expect(await snapshots.read('t', 'a')).toBeNull();
    expect([...(await keysOf('catalog')), ...(await keysOf('catalog-part'))]).toEqual([]);
    expect(await start().read('tt', 'a')).toEqual(large);
  });

  async function partsOf(checksum: string): Promise<readonly string[]> {
    const index = (await stateStore.get(`catalog/t/${checksum}`)) as { parts: readonly string[] } | null;
    return index?.parts ?? [];
  }
});
