import { namesOf } from '../../safety/postgres/names-of.ts';
import { outputColumns } from '../../safety/postgres/output-columns.ts';
import type { SyntaxNode } from '../../safety/postgres/syntax-node.ts';
import { unwrap } from '../../safety/postgres/unwrap.ts';
import { addFrom } from './add-from.ts';
import type { GoldScope, GoldWalk } from './gold-scope.ts';
import { walkExpression } from './walk-expression.ts';

/** Notes what a SELECT (or VALUES, or a union of them) and all queries inside it read. */
export function walkQuery(query: unknown, parent: GoldScope | null, walk: GoldWalk): void {
  const [type, body] = unwrap(query) ?? [];
  if (body === undefined) return;
  if (type !== 'SelectStmt') {
    walk.problems.push('it does more than read');
    return;
  }
  const scope: GoldScope = { parent, ctes: new Map(), sources: [], aliases: aliasesOf(body) };
  readDefinitions(body, scope, walk);
  if (body.larg !== undefined) {
    // What follows a union sorts by the names of its result.
    walk.walkQuery({ SelectStmt: body.larg }, scope);
    walk.walkQuery({ SelectStmt: body.rarg }, scope);
    return;
  }
  for (const item of listOf(body.fromClause)) addFrom(item, scope, walk);
  const { withClause: _with, fromClause: _from, sortClause, ...rest } = body;
  walkExpression(rest, scope, walk);
  walkExpression(
    listOf(sortClause).filter((item) => !sortsByAlias(item, scope)),
    scope,
    walk,
  );
}

function readDefinitions(body: SyntaxNode, scope: GoldScope, walk: GoldWalk): void {
  const clause = (body.withClause ?? {}) as SyntaxNode;
  for (const item of listOf(clause.ctes)) {
    const [, definition] = unwrap(item) ?? [];
    if (definition === undefined) continue;
    const name = String(definition.ctename);
    const renamed = namesOf(definition.aliascolnames);
    const columns = renamed.length > 0 ? null : outputColumns(definition.ctequery);
    if (clause.recursive === true) scope.ctes.set(name, columns);
    walk.walkQuery(definition.ctequery, scope);
    scope.ctes.set(name, columns);
  }
}

function aliasesOf(body: SyntaxNode): ReadonlySet<string> {
  const names = listOf(body.targetList).map((target) => unwrap(target)?.[1].name);
  return new Set(names.filter((name) => typeof name === 'string'));
}

/** ORDER BY takes a bare name for a name of the select list first (Postgres, SELECT, "ORDER BY Clause"). */
function sortsByAlias(item: unknown, scope: GoldScope): boolean {
  const [, sort] = unwrap(item) ?? [];
  const [type, reference] = unwrap(sort?.node) ?? [];
  const names = type === 'ColumnRef' ? namesOf(reference?.fields) : [];
  return names.length === 1 && scope.aliases.has(names[0] ?? '');
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
