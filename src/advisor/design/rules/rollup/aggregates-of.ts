import { aggregateNames } from '../../../analysis/aggregate-names.ts';
import { kindOf } from '../../../syntax/kind-of.ts';
import type { SelectNode } from '../../../syntax/tree/query-nodes.ts';
import type { SqlNode } from '../../../syntax/tree/sql-node.ts';
import { walkTree } from '../../../syntax/walk-tree.ts';
import type { Aggregate } from './aggregate.ts';

/** `null` when one of them cannot be added up again. */
export function aggregatesOf(node: SelectNode): readonly Aggregate[] | null {
  const found: Aggregate[] = [];
  let fits = true;
  walkTree([node.expressions, node.having, node.order_by], (inner) => {
    if (Object.keys(inner).length !== 1) return true;
    const kind = kindOf(inner);
    const held = inner[kind] as {
      this?: SqlNode | null;
      name?: string;
      distinct?: boolean;
      filter?: unknown;
      order_by?: readonly unknown[];
      star?: boolean;
      limit?: unknown;
    } | null;
    const generic = kind === 'function' || kind === 'aggregate_function';
    if (
      !held ||
      typeof held !== 'object' ||
      !aggregateNames.has(generic ? String(held.name).toLowerCase() : kind)
    )
      return true;
    const distinct = held.distinct === true;
    const known = ['count', 'sum', 'min', 'max', 'avg'].includes(kind);
    if (
      !known ||
      held.filter ||
      held.order_by?.length ||
      held.limit ||
      (distinct && kind !== 'count' && kind !== 'min' && kind !== 'max')
    ) {
      fits = false;
      return false;
    }
    found.push({
      node: inner,
      function: kind as Aggregate['function'],
      argument: held.this ?? null,
      distinct: distinct && kind === 'count',
    });
    return false;
  });
  return fits ? found : null;
}
