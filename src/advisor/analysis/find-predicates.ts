import { kindOf } from '../syntax/kind-of.ts';
import { nodeAs } from '../syntax/node-as.ts';
import type { BinaryNode, ColumnNode } from '../syntax/tree/expression-nodes.ts';
import type { SqlNode } from '../syntax/tree/sql-node.ts';
import { walkTree } from '../syntax/walk-tree.ts';
import type { ColumnUse } from './analysis.ts';
import { literalText } from './literal-text.ts';

export interface Predicate {
  readonly operator: NonNullable<ColumnUse['operator']>;
  /** As SQL. */
  readonly literals: readonly string[];
}

export interface PredicateFacts {
  /** By the column that is compared with something that is no column. */
  readonly predicates: ReadonlyMap<ColumnNode, Predicate>;
  /** Bare columns compared with each other by `=`. */
  readonly equalities: readonly { readonly left: ColumnNode; readonly right: ColumnNode }[];
}

/** How the columns of a condition are compared. Queries inside it are not looked into. */
export function findPredicates(condition: unknown): PredicateFacts {
  const predicates = new Map<ColumnNode, Predicate>();
  const equalities: { left: ColumnNode; right: ColumnNode }[] = [];
  const put = (
    expression: SqlNode,
    operator: Predicate['operator'],
    literals: readonly (string | null)[],
  ) => {
    const bare = bareColumn(expression);
    for (const column of bare ? [bare] : columnsIn(expression)) {
      predicates.set(column, {
        operator: bare ? operator : 'other',
        literals: literals.filter((literal) => literal !== null),
      });
    }
  };
  walkTree(condition, (node) => {
    if (node.select || node.union || node.intersect) return false;
    const kind = kindOf(node);
    const comparison = comparisons[kind];
    if (comparison) {
      const { left, right } = node[kind] as BinaryNode;
      const [leftColumn, rightColumn] = [bareColumn(left), bareColumn(right)];
      if (leftColumn && rightColumn && kind === 'eq')
        equalities.push({ left: leftColumn, right: rightColumn });
      else if (columnsIn(right).length === 0) put(left, comparison, [literalText(right)]);
      else if (columnsIn(left).length === 0) put(right, comparison, [literalText(left)]);
      return true;
    }
    const within = nodeAs(node, 'in');
    if (within) put(within.this, within.not ? 'other' : 'in', within.expressions.map(literalText));
    const between = nodeAs(node, 'between');
    if (between) {
      put(between.this, between.not ? 'other' : 'range', [
        literalText(between.low),
        literalText(between.high),
      ]);
    }
    const like = nodeAs(node, 'like') ?? nodeAs(node, 'i_like');
    if (like?.left) put(like.left, 'like', [literalText(like.right)]);
    const isNull = nodeAs(node, 'is_null');
    if (isNull) put(isNull.this, 'null', []);
    return true;
  });
  return { predicates, equalities };
}

const comparisons: Readonly<Record<string, Predicate['operator']>> = {
  eq: 'equal',
  neq: 'other',
  lt: 'range',
  lte: 'range',
  gt: 'range',
  gte: 'range',
};

function bareColumn(node: SqlNode): ColumnNode | null {
  const column = nodeAs(node, 'column');
  if (column?.name) return column;
  const paren = nodeAs(node, 'paren');
  return paren ? bareColumn(paren.this) : null;
}

function columnsIn(expression: unknown): readonly ColumnNode[] {
  const found: ColumnNode[] = [];
  walkTree(expression, (node) => {
    const column = nodeAs(node, 'column');
    if (column?.name) found.push(column);
  });
  return found;
}
