import type { CatalogIndex } from '../catalog-index.ts';
import { findTable } from './find-table.ts';
import type { SyntaxNode } from './syntax-node.ts';

export interface TableSurvey {
  /** Every table is one of the catalog's or bears the name of a common table expression. */
  readonly allKnown: boolean;
  /** Rows come from tables alone, not from functions, subqueries or common table expressions. */
  readonly onlyTables: boolean;
}

/** What the tables of a whole statement have in common. */
export function surveyTables(statement: SyntaxNode, catalog: CatalogIndex | null): TableSurvey {
  const ctes = new Set<unknown>();
  const tables: SyntaxNode[] = [];
  let onlyTables = true;
  const open: unknown[] = [statement];
  while (open.length > 0) {
    const value = open.pop();
    if (Array.isArray(value)) for (const item of value) open.push(item);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) {
        if (key === 'RangeVar') tables.push(child as SyntaxNode);
        if (key === 'ctename') ctes.add(child);
        if (computed.has(key)) onlyTables = false;
        open.push(child);
      }
    }
  }
  const isKnown = (table: SyntaxNode) =>
    ctes.has(table.relname) || (catalog !== null && findTable(table, catalog) !== null);
  return { allKnown: tables.every(isKnown), onlyTables };
}

const computed: ReadonlySet<string> = new Set([
  'RangeFunction',
  'RangeSubselect',
  'RangeTableFunc',
  'JsonTable',
  'CommonTableExpr',
]);
