import type { CatalogIndex } from '../catalog-index.ts';
import { findTable } from './find-table.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Every table in a statement is one of the catalog's or bears the name of a common table expression. */
export function namesOnlyKnownTables(statement: SyntaxNode, catalog: CatalogIndex): boolean {
  const ctes = new Set<unknown>();
  const tables: SyntaxNode[] = [];
  const open: unknown[] = [statement];
  while (open.length > 0) {
    const value = open.pop();
    if (Array.isArray(value)) for (const item of value) open.push(item);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) {
        if (key === 'RangeVar') tables.push(child as SyntaxNode);
        if (key === 'ctename') ctes.add(child);
        open.push(child);
      }
    }
  }
  return tables.every((table) => ctes.has(table.relname) || findTable(table, catalog) !== null);
}
