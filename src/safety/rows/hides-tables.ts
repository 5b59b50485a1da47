import type { CatalogTable } from '../../ports/catalog.ts';

/** Whether reading it may read other tables: the catalog does not say which. */
export function hidesTables({ kind }: CatalogTable): boolean {
  return kind !== 'table' && kind !== 'partitioned_table';
}
