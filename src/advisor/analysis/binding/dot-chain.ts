import { nodeAs } from '../../syntax/node-as.ts';
import type { ColumnNode } from '../../syntax/tree/expression-nodes.ts';
import type { Identifier, SqlNode } from '../../syntax/tree/sql-node.ts';

/** Names joined by dots, of which the parser takes the first for a column; `null` for anything else. */
export function dotChain(node: SqlNode): { column: ColumnNode; parts: readonly Identifier[] } | null {
  const dot = node.dot as { this: SqlNode; field: Identifier } | undefined;
  if (!dot?.field) return null;
  const column = nodeAs(dot.this, 'column');
  if (column?.name) {
    return { column, parts: [...(column.table ? [column.table] : []), column.name, dot.field] };
  }
  const inner = dotChain(dot.this);
  return inner && { column: inner.column, parts: [...inner.parts, dot.field] };
}
