import type { CatalogTable } from '../../ports/catalog.ts';
import type { CatalogIndex } from '../catalog-index.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** The catalog's table that a RangeVar means, by its schema or the search path; `null` when there is none. */
export function findTable(range: SyntaxNode, catalog: CatalogIndex): CatalogTable | null {
  const name = range.relname;
  const schemas = typeof range.schemaname === 'string' ? [range.schemaname] : catalog.searchPath;
  for (const schema of schemas) {
    const table = catalog.tables.get(`${schema}.${name}`);
    if (table !== undefined) return table;
  }
  return null;
}
