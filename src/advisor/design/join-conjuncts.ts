import type { SqlNode } from '../syntax/tree/sql-node.ts';

/** One condition of several that all must hold; `null` of none. */
export function joinConjuncts(conditions: readonly SqlNode[]): SqlNode | null {
  const [first, ...others] = conditions;
  if (!first) return null;
  return others.reduce<SqlNode>(
    (left, right) => ({
      and: {
        left,
        right: inParentheses(right),
        left_comments: [],
        operator_comments: [],
        trailing_comments: [],
      },
    }),
    inParentheses(first),
  );
}

function inParentheses(node: SqlNode): SqlNode {
  return node.or ? { paren: { this: node, trailing_comments: [] } } : node;
}
