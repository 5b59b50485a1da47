import type { CompiledPolicy } from '../../policy/compile-policy.ts';
import type { CatalogTable } from '../../ports/catalog.ts';
import type { CatalogIndex } from '../catalog-index.ts';
import type { SyntaxNode } from './syntax-node.ts';

/**
 * The catalog's table that a RangeVar means, by its schema or the search path; `null` when there is none, and when the policy may
 * hide one of that name in a schema that comes first.
 */
export function findTable(
  range: SyntaxNode,
  catalog: CatalogIndex,
  policy: CompiledPolicy | null = null,
): CatalogTable | null {
  const name = range.relname;
  const schemas = typeof range.schemaname === 'string' ? [range.schemaname] : catalog.searchPath;
  for (const schema of schemas) {
    const table = catalog.tables.get(`${schema}.${name}`);
    if (table !== undefined) return table;
    if (policy !== null && !policy.showsTable(schema, String(name))) return null;
  }
  return null;
}
