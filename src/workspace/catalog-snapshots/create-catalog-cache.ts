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

/** Keeps the most recently used catalogs, of `maxColumns` columns together but one catalog at least. */
export function createCatalogCache(maxColumns: number): CatalogCache {
  const entries = new Map<string, { readonly value: CachedCatalog; readonly columns: number }>();
  let total = 0;

  function remove(key: string): void {
    total -= entries.get(key)?.columns ?? 0;
    entries.delete(key);
  }

  function add(key: string, entry: { readonly value: CachedCatalog; readonly columns: number }): void {
    remove(key);
    entries.set(key, entry);
    total += entry.columns;
    for (const oldest of entries.keys()) {
      if (total <= maxColumns || oldest === key) return;
      remove(oldest);
    }
  }

  return {
    get: (key) => {
      const entry = entries.get(key);
      if (entry) add(key, entry);
      return entry?.value ?? null;
    },
    set: (key, value) => {
      const columns = value.catalog.tables.reduce((sum, table) => sum + 1 + table.columns.length, 0);
      add(key, { value, columns });
    },
    delete: remove,
    withPrefix: (prefix) =>
      [...entries].filter(([key]) => key.startsWith(prefix)).map(([key, { value }]) => [key, value]),
  };
}
