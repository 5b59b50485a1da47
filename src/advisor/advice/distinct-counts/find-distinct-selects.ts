import type { Dialect } from '../../../ports/dialect.ts';
import type { ReadDesignQuery } from '../../design/read-design.ts';
import { fingerprintTree } from '../../syntax/fingerprint-tree.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import type { SelectNode } from '../../syntax/tree/query-nodes.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import { walkTree } from '../../syntax/walk-tree.ts';
import type { DistinctSelect } from './distinct-select.ts';

/** The SELECTs of a query that count more than one thing distinctly. */
export function findDistinctSelects(query: ReadDesignQuery, dialect: Dialect): readonly DistinctSelect[] {
  return query.binding.selects.flatMap((select) => {
    const [first, second, ...others] = countedOf(select.node, dialect);
    return first && second ? [{ query, select, counted: [first, second, ...others] as const }] : [];
  });
}

function countedOf({ expressions, having, order_by }: SelectNode, dialect: Dialect): readonly SqlNode[] {
  const counted = new Map<string, SqlNode>();
  walkTree([expressions, having, order_by], (node) => {
    if (node.select) return false;
    const count = nodeAs(node, 'count');
    if (count?.distinct && count.this) counted.set(fingerprintTree(count.this, dialect), count.this);
    return true;
  });
  return [...counted.values()];
}
