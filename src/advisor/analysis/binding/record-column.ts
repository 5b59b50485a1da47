import type { ColumnNode } from '../../syntax/tree/expression-nodes.ts';
import type { OutputColumn, Relation } from '../binding.ts';
import type { Binder } from './binder.ts';
import type { Standing } from './standing.ts';

/** Keeps what a column was found to be. */
export function recordColumn(
  binder: Binder,
  node: ColumnNode,
  relation: Relation,
  column: OutputColumn,
  { role }: Standing,
  correlated: boolean,
): void {
  binder.columns.push({ node, relation, name: column.name, origin: column.origin, role, correlated });
}
