import type { Binding } from '../../../analysis/binding.ts';
import { splitConjuncts } from '../../../analysis/split-conjuncts.ts';
import { nodeAs } from '../../../syntax/node-as.ts';
import type { SelectNode } from '../../../syntax/tree/query-nodes.ts';
import type { SqlNode } from '../../../syntax/tree/sql-node.ts';

/** Equalities between two tables in WHERE. */
export function joiningConditions(binding: Binding, node: SelectNode): ReadonlySet<SqlNode> {
  const bound = new Map(binding.columns.map((column) => [column.node, column]));
  return new Set(
    splitConjuncts(node.where_clause?.this).filter((condition) => {
      const equal = nodeAs(condition, 'eq');
      const [left, right] = [nodeAs(equal?.left, 'column'), nodeAs(equal?.right, 'column')];
      const [one, other] = [left && bound.get(left), right && bound.get(right)];
      return one && other && one.relation !== other.relation;
    }),
  );
}
