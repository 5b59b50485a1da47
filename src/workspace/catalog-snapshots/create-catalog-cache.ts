import type { Catalog, CatalogTable } from '../../ports/catalog.ts';

/** A snapshot in memory, with where its tables are stored. */
export interface CachedCatalog {
  readonly catalog: Catalog;
  readonly parts: readonly CachedPart[];
}

export interface CachedPart {
  readonly key: string;
  readonly tables: readonly CatalogTable[];
}

export interface CatalogCache {
  get(key: string): CachedCatalog | null;
  set(key: string, value: CachedCatalog): void;
  delete(key: string): void;
  /** Those whose key starts with `prefix`, the least recently used first. */
  withPrefix(prefix: string): readonly (readonly [key: string, value: CachedCatalog])[];
}

/** Keeps the most recently used catalogs, of `maxColumns` columns together but one catalog at least. What they share counts once. */
export function createCatalogCache(maxColumns: number): CatalogCache {
  const entries = new Map<string, CachedCatalog>();
  const uses = new Map<string, number>();
  let total = 0;

  function count({ parts }: CachedCatalog, change: 1 | -1): void {
    for (const { key, tables } of parts) {
      const before = uses.get(key) ?? 0;
      const after = before + change;
      if (before === 0 || after === 0) total += change * columnsOf(tables);
      if (after === 0) uses.delete(key);
      else uses.set(key, after);
    }
  }

  function remove(key: string): void {
    const value = entries.get(key);
    if (!value) return;
    entries.delete(key);
    count(value, -1);
  }

  function add(key: string, value: CachedCatalog): void {
    remove(key);
    entries.set(key, value);
    count(value, 1);
    for (const oldest of entries.keys()) {
      if (total <= maxColumns || oldest === key) return;
      remove(oldest);
    }
  }

  return {
    get: (key) => {
      const value = entries.get(key) ?? null;
      if (value) {
        entries.delete(key);
        entries.set(key, value);
      }
      return value;
    },
    set: add,
    delete: remove,
    withPrefix: (prefix) => [...entries].filter(([key]) => key.startsWith(prefix)),
  };
}

/** Each table counts as a column besides. */
function columnsOf(tables: readonly CatalogTable[]): number {
  return tables.reduce((sum, table) => sum + 1 + table.columns.length, 0);
}
