import { nodeAs } from '../syntax/node-as.ts';
import type { SqlNode } from '../syntax/tree/sql-node.ts';
import { aliasedNode } from './aliased-node.ts';

/** An output keeps its name when its column has another one now. */
export function namedAsBefore(original: SqlNode | undefined, expression: SqlNode): SqlNode {
  const [before, after] = [nodeAs(original, 'column'), nodeAs(expression, 'column')];
  if (!before?.name || !after?.name || before.name.name === after.name.name) return expression;
  return aliasedNode(expression, before.name.name);
}
