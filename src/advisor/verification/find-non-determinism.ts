import { kindOf } from '../syntax/kind-of.ts';
import { nodeAs } from '../syntax/node-as.ts';
import type { OrderByNode } from '../syntax/tree/query-nodes.ts';
import type { SqlNode } from '../syntax/tree/sql-node.ts';
import { walkTree } from '../syntax/walk-tree.ts';

const unstable =
  /^(?:rand|random|uuid|newid|gen_random_uuid|randomblob|shuffle|any_value|arbitrary|approx_.+|tdigest_.+|qdigest_.+|numeric_histogram|listagg_overflow)$/;

/** What makes two runs of a query differ on the same rows, in words; empty when nothing does. */
export function findNonDeterminism(tree: SqlNode): readonly string[] {
  const found = new Set<string>();
  walkTree(tree, (node) => {
    const name = functionName(node);
    if (name && unstable.test(name)) found.add(`${name}()`);
    if (node.table_sample) found.add('a sample of a table');
    if (isUnorderedLimit(node)) found.add('a limit without an order');
  });
  return [...found];
}

function functionName(node: SqlNode): string | null {
  const call = nodeAs(node, 'function') ?? (node.aggregate_function as { readonly name: string } | undefined);
  const name = typeof call?.name === 'string' ? call.name : kindOf(node);
  const isCall = call !== null || Object.keys(node).length === 1;
  return isCall ? name.toLowerCase() : null;
}

/** Of a query that may give more than one row. */
function isUnorderedLimit(node: SqlNode): boolean {
  const select = nodeAs(node, 'select') ?? nodeAs(node, 'union');
  if (!select) return false;
  const { limit, fetch, order_by } = select as {
    limit?: unknown;
    fetch?: unknown;
    order_by?: OrderByNode | null;
  };
  return (limit ?? fetch ?? null) !== null && (order_by?.expressions.length ?? 0) === 0;
}
