import type { Catalog, CatalogTable } from '../ports/catalog.ts';

export interface TablesApart {
  /** Tables of the old catalog that are not among the new one's. */
  readonly old: readonly CatalogTable[];
  /** Tables of the new catalog that are not among the old one's. */
  readonly current: readonly CatalogTable[];
}

/** What two catalogs do not share: a table is shared when it is the very same object. */
export function tablesApart({ tables: before }: Catalog, { tables: after }: Catalog): TablesApart {
  // Most catalogs differ in a table or two, if at all: what is the same at both ends needs no looking up.
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const old = before.slice(start, before.length - end);
  const current = after.slice(start, after.length - end);
  const earlier = new Set(old);
  const later = new Set(current);
  return {
    old: old.filter((table) => !later.has(table)),
    current: current.filter((table) => !earlier.has(table)),
  };
}
