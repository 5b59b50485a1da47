import type { StateStore } from 'nlquery/adapter-kit';
import { memoryStateStore } from 'nlquery/state-store/memory';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSnapshots } from '../../../src/workspace/create-snapshots.ts';
import type { Snapshots } from '../../../src/workspace/snapshots.ts';

interface Words {
  readonly words: readonly string[];
}

describe('createSnapshots', () => {
  let asked: string[];
  let snapshots: Snapshots<Words>;

  beforeEach(() => {
    asked = [];
    const memory = memoryStateStore();
    const stateStore: StateStore = {
      ...memory,
      get: (key, ...rest) => {
        asked.push(key);
        return memory.get(key, ...rest);
      },
    };
    snapshots = createSnapshots(stateStore, {
      prefixOf: (tenantId) => `words/${tenantId}/`,
      sizeOf: ({ words }) => words.length,
      maxCachedSize: 10,
    });
  });

  function some(count: number): Words {
    return { words: Array.from({ length: count }, (_, index) => `w${index}`) };
  }

  it('keeps what is in use in memory, the least recently used going first', async () => {
    await snapshots.write('t', 'a', some(4));
    await snapshots.write('t', 'b', some(4));
    await snapshots.read('t', 'a');
    await snapshots.write('t', 'c', some(4));
    expect(asked).toEqual([]);
    for (const checksum of ['a', 'c', 'b']) expect(await snapshots.read('t', checksum)).toEqual(some(4));
    expect(asked).toEqual(['words/t/b']);
  });

  it('keeps one that is larger than all may be together, until the next', async () => {
    await snapshots.write('t', 'a', some(4));
    await snapshots.write('t', 'large', some(40));
    await snapshots.read('t', 'large');
    expect(asked).toEqual([]);
    await snapshots.read('t', 'a');
    await snapshots.read('t', 'large');
    expect(asked).toEqual(['words/t/a', 'words/t/large']);
  });

  it('drops what nobody needs, from memory as well', async () => {
    await snapshots.write('t', 'a', some(1));
    await snapshots.write('t', 'b', some(2));
    await snapshots.write('u', 'a', some(3));
    await snapshots.drop('t', ['a', 'absent']);
    expect(await snapshots.read('t', 'a')).toBeNull();
    expect(await snapshots.read('t', 'b')).toEqual(some(2));
    await snapshots.clear('t');
    expect(await snapshots.read('t', 'b')).toBeNull();
    expect(await snapshots.read('u', 'a')).toEqual(some(3));
  });
});
