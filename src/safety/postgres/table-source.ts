import { findTable } from './find-table.ts';
import type { Judging } from './judging.ts';
import { lookUp } from './look-up.ts';
import { type Scope, type Source, unknownSource } from './scope.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** What a table in FROM offers by its alias: a common table expression's columns, or the catalog's. */
export function tableSource(
  range: SyntaxNode,
  renamed: readonly string[],
  scope: Scope,
  judging: Judging,
): Source {
  const cte = range.schemaname === undefined ? lookUp('ctes', String(range.relname), scope) : null;
  if (cte !== null) return cte.columns === null ? cte : withColumns([...cte.columns, ...renamed]);
  const table = judging.catalog === null ? null : findTable(range, judging.catalog, judging.policy);
  if (table === null) return unknownSource;
  const known =
    table.columns.length === 0
      ? unknownSource
      : withColumns([...table.columns.map((column) => column.name), ...systemColumns, ...renamed]);
  const { policy } = judging;
  if (policy?.limitsColumns(table.schema, table.name) !== true) return known;
  return {
    ...known,
    hides: (column) => !isSystem(column) && !policy.showsColumn(table.schema, table.name, column),
  };
}

function isSystem(column: string): boolean {
  return systemColumns.includes(column);
}

const systemColumns = ['ctid', 'tableoid', 'xmin', 'xmax', 'cmin', 'cmax'];

function withColumns(columns: readonly string[]): Source {
  return { columns: new Set(columns), isFunction: false };
}
