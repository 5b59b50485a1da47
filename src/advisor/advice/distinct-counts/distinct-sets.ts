import { aggregateNames } from '../../analysis/aggregate-names.ts';
import type { BoundColumn } from '../../analysis/binding.ts';
import { splitConjuncts } from '../../analysis/split-conjuncts.ts';
import { joinConjuncts } from '../../design/join-conjuncts.ts';
import { dimensionKey } from '../../design/rules/rollup/dimension-key.ts';
import { joiningConditions } from '../../design/rules/rollup/joining-conditions.ts';
import { kindOf } from '../../syntax/kind-of.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import type { SelectNode } from '../../syntax/tree/query-nodes.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import { walkTree } from '../../syntax/walk-tree.ts';
import type { DistinctSelect } from './distinct-select.ts';

/** What one distinct count can be read from. */
export interface DistinctSet {
  /** `SELECT DISTINCT` of what the query groups and filters by, and of what is counted. */
  readonly tree: SqlNode;
  /** By `table.column`. */
  readonly columns: ReadonlyMap<string, BoundColumn>;
  readonly counted: SqlNode;
}

/**
 * One set for each thing counted; none where the rows come from anything but different tables, where conditions ask further queries, and where a
 * count has a filter of its own.
 */
export function distinctSets({ query, select, counted }: DistinctSelect): readonly DistinctSet[] {
  const { binding } = query;
  const { node, relations } = select;
  if (relations.some(({ table }) => table === null) || !isPlain(node)) return [];
  if (new Set(relations.map(({ table }) => table?.name)).size < relations.length) return [];
  const joining = joiningConditions(binding, node);
  const filters = splitConjuncts(node.where_clause?.this).filter((condition) => !joining.has(condition));
  if (hasQuery([filters, node.joins.map(({ on }) => on)])) return [];
  const bound = new Map(binding.columns.map((column) => [column.node, column]));
  const columnsIn = (trees: unknown, intoAggregates: boolean): ReadonlyMap<string, BoundColumn> => {
    const found = new Map<string, BoundColumn>();
    walkTree(trees, (inner) => {
      if (!intoAggregates && isAggregate(inner)) return false;
      const column = nodeAs(inner, 'column');
      const own = column && bound.get(column);
      if (own) found.set(dimensionKey(own), own);
      return true;
    });
    return found;
  };
  const kept = columnsIn([node.expressions, node.group_by, node.having, filters], false);
  const where = joinConjuncts([...joining]);
  const read = columnsIn([node.expressions, node.joins, node.where_clause, node.group_by, node.having], true);
  if ([...read.values()].some(({ relation }) => !relations.includes(relation))) return [];
  return counted.map((argument) => {
    const own = columnsIn(argument, true);
    const columns = new Map([...kept, ...own]);
    const isKept = nodeAs(argument, 'column') !== null;
    const beside = [...kept]
      .filter(([key]) => !(isKept && own.has(key)))
      .map(([, { node: column }]) => ({ column }));
    const tree = {
      select: {
        ...node,
        expressions: [...beside, argument],
        distinct: true,
        with: null,
        where_clause: where && { this: where },
        group_by: null,
        having: null,
        order_by: null,
        limit: null,
        offset: null,
        fetch: null,
      },
    };
    return { tree: tree as unknown as SqlNode, columns, counted: argument };
  });
}

/** Nothing but grouping and aggregates comes after the rows are found. */
function isPlain(node: SelectNode): boolean {
  let hasFilter = false;
  walkTree([node.expressions, node.having, node.order_by], (inner) => {
    if (nodeAs(inner, 'count')?.filter || inner.window_function) hasFilter = true;
  });
  return !hasFilter && !node.qualify && !node.distinct_on;
}

function hasQuery(trees: unknown): boolean {
  let found = false;
  walkTree(trees, (node) => {
    if (node.select || node.union || node.intersect || node.except) found = true;
  });
  return found;
}

function isAggregate(node: SqlNode): boolean {
  if (Object.keys(node).length !== 1) return false;
  const kind = kindOf(node);
  const named = kind === 'function' || kind === 'aggregate_function';
  return aggregateNames.has(named ? String((node[kind] as SqlNode).name).toLowerCase() : kind);
}
