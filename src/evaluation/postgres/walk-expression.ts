import type { SyntaxNode } from '../../safety/postgres/syntax-node.ts';
import { unwrap } from '../../safety/postgres/unwrap.ts';
import type { GoldScope, GoldWalk } from './gold-scope.ts';
import { resolveColumn } from './resolve-column.ts';

/** Notes the columns that a part of a query names, at any depth. */
export function walkExpression(part: unknown, scope: GoldScope, walk: GoldWalk): void {
  if (Array.isArray(part)) {
    for (const item of part) walkExpression(item, scope, walk);
    return;
  }
  if (typeof part !== 'object' || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    if (key === 'SelectStmt') walk.walkQuery({ SelectStmt: value }, scope);
    else if (key === 'ColumnRef') resolveColumn((value as SyntaxNode).fields, scope, walk);
    else if (key === 'SubLink') walkSubquery(value as SyntaxNode, scope, walk);
    else walkExpression(value, scope, walk);
  }
}

/** EXISTS asks for rows: what its select list names does not matter. */
function walkSubquery(link: SyntaxNode, scope: GoldScope, walk: GoldWalk): void {
  walkExpression(link.testexpr, scope, walk);
  const [type, query] = unwrap(link.subselect) ?? [];
  if (link.subLinkType === 'EXISTS_SUBLINK' && type === 'SelectStmt' && query?.larg === undefined) {
    walk.walkQuery({ SelectStmt: { ...query, targetList: [] } }, scope);
  } else walk.walkQuery(link.subselect, scope);
}
