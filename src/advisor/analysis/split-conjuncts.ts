import { nodeAs } from '../syntax/node-as.ts';
import type { SqlNode } from '../syntax/tree/sql-node.ts';

/** The conditions that all must hold: `a AND (b AND c)` → `a`, `b`, `c`. */
export function splitConjuncts(condition: SqlNode | null | undefined): readonly SqlNode[] {
  if (!condition) return [];
  const paren = nodeAs(condition, 'paren');
  if (paren) return splitConjuncts(paren.this);
  const and = nodeAs(condition, 'and');
  return and ? [...splitConjuncts(and.left), ...splitConjuncts(and.right)] : [condition];
}
