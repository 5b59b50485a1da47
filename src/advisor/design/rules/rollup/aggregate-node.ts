import type { SqlNode } from '../../../syntax/tree/sql-node.ts';

/** A call of an aggregate as a node; `count` without an argument counts rows. */
export function aggregateNode(kind: string, argument: SqlNode | null): SqlNode {
  const common = { this: argument, distinct: false, filter: null };
  return kind === 'count'
    ? { ...common, star: argument === null, ignore_nulls: null, original_name: null }
    : { ...common, order_by: [], name: kind, ignore_nulls: null, having_max: null, limit: null };
}
