import { describe, expect, it } from 'vitest';
import {
  type CachedCatalog,
  type CachedPart,
  createCatalogCache,
} from '../../../../src/workspace/catalog-snapshots/create-catalog-cache.ts';
import { catalog, column, table } from '../../../support/catalog-fixtures.ts';

/** A part of this many columns, the table itself counted as one. */
function part(key: string, columns: number): CachedPart {
  const names = Array.from({ length: columns - 1 }, (_, index) => column(`c${index}`));
  return { key, tables: [table(key, names)] };
}

function cached(...parts: readonly CachedPart[]): CachedCatalog {
  return { catalog: catalog(parts.flatMap(({ tables }) => tables)), parts };
}

describe('createCatalogCache', () => {
  it('forgets the least recently used once there are too many columns, but keeps one', () => {
    const cache = createCatalogCache(10);
    cache.set('a', cached(part('1', 5)));
    cache.set('b', cached(part('2', 5)));
    expect(cache.get('a')).not.toBeNull();
    cache.set('c', cached(part('3', 5)));
    expect(cache.get('b')).toBeNull();
    expect(cache.get('a')).not.toBeNull();
    cache.set('large', cached(part('4', 50)));
    expect(['a', 'c', 'large'].map((key) => cache.get(key) !== null)).toEqual([false, false, true]);
  });

  it('counts what catalogs share once', () => {
    const cache = createCatalogCache(10);
    const shared = part('1', 8);
    cache.set('a', cached(shared, part('2', 1)));
    cache.set('b', cached(shared, part('3', 1)));
    expect(cache.get('a')).not.toBeNull();
    cache.delete('b');
    cache.set('c', cached(shared, part('4', 1)));
    cache.set('c', cached(shared, part('4', 1)));
    expect(cache.get('a')).not.toBeNull();
    cache.set('d', cached(part('5', 2)));
    expect(['a', 'c', 'd'].map((key) => cache.get(key) !== null)).toEqual([false, false, true]);
  });

  it('finds the parts of all catalogs whose keys begin alike', () => {
    const cache = createCatalogCache(10);
    cache.set('t/a', cached(part('1', 2), part('2', 2)));
    cache.set('u/a', cached(part('3', 2)));
    expect(cache.withPrefix('t/').map(([key]) => key)).toEqual(['t/a']);
  });
});
