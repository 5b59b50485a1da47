import { foldName } from '../../syntax/fold-name.ts';
import { kindOf } from '../../syntax/kind-of.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import type { AliasNode } from '../../syntax/tree/expression-nodes.ts';
import type { JoinNode } from '../../syntax/tree/query-nodes.ts';
import type { Identifier, SqlNode } from '../../syntax/tree/sql-node.ts';
import type { Relation } from '../binding.ts';
import { bindExpression } from './bind-expression.ts';
import { bindFunctionTable } from './bind-function-table.ts';
import { bindTable } from './bind-table.ts';
import type { Binder } from './binder.ts';
import { isQuery } from './is-query.ts';
import { renamedColumns } from './renamed-columns.ts';
import type { Scope } from './scope.ts';
import { writtenName } from './written-name.ts';

/** What FROM names, in the order of the text, and what is joined to it. */
export function bindFrom(
  binder: Binder,
  sources: readonly SqlNode[],
  joins: readonly JoinNode[],
  scope: Scope,
): void {
  for (const source of sources) bindRelation(binder, source, scope);
  for (const join of joins) bindJoin(binder, join, scope);
}

function bindJoin(binder: Binder, join: JoinNode, scope: Scope): void {
  const before = [...scope.relations];
  bindRelation(binder, join.this, scope);
  const added = scope.relations.slice(before.length);
  const natural = join.kind.startsWith('Natural');
  const names = natural
    ? added.flatMap(({ columns }) => columns?.map(({ name }) => name) ?? [])
    : join.using.map((column) => foldName(column, binder.dialect));
  for (const name of names) {
    const standsIn = (relation: Relation) => relation.columns?.some((column) => column.name === name) ?? true;
    if (before.some(standsIn) && added.some(standsIn)) scope.merged.add(name);
    else if (!natural) binder.faults.push(`The column "${name}" of USING is not in both tables.`);
  }
  bindExpression(binder, join.on, { scope, clause: 'on', role: 'join' });
}

function bindRelation(binder: Binder, source: SqlNode, scope: Scope): void {
  const table = nodeAs(source, 'table');
  if (table) {
    bindTable(binder, table, scope);
    return;
  }
  const subquery = nodeAs(source, 'subquery');
  if (subquery) {
    bindDerived(binder, subquery.this, subquery, subquery.lateral, scope);
    return;
  }
  const alias = nodeAs(source, 'alias');
  if (alias) {
    const inner = nodeAs(alias.this, 'subquery');
    if (inner) {
      bindDerived(binder, inner.this, alias, inner.lateral, scope);
      return;
    }
    bindFunctionTable(binder, alias.this, alias, scope);
    return;
  }
  const joined = source.joined_table as
    | { left: SqlNode; joins: readonly JoinNode[]; alias: Identifier | null }
    | undefined;
  if (joined) {
    bindFrom(binder, [joined.left], joined.joins, scope);
    if (joined.alias) binder.faults.push('A join in parentheses with an alias is not understood.');
    return;
  }
  const paren = nodeAs(source, 'paren');
  if (paren) {
    bindRelation(binder, paren.this, scope);
    return;
  }
  const kind = kindOf(source);
  if (tableFunctions.has(kind)) {
    bindFunctionTable(binder, source, source[kind] as Partial<AliasNode>, scope);
    return;
  }
  binder.faults.push(`"${kind}" in FROM is not understood.`);
}

const tableFunctions = new Set(['unnest', 'function', 'values', 'lateral', 'table_function']);

function bindDerived(
  binder: Binder,
  query: SqlNode,
  named: { readonly alias: Identifier | null; readonly column_aliases?: readonly Identifier[] },
  lateral: boolean,
  scope: Scope,
): void {
  const outputs = isQuery(query)
    ? binder.bindInner(query, lateral ? scope : scope.parent, scope.ctes, 'from')
    : bindInParentheses(binder, query, scope);
  if (!isQuery(query) && !named.alias) return;
  scope.relations.push({
    alias: named.alias ? foldName(named.alias, binder.dialect) : '',
    written: named.alias ? writtenName(named.alias, binder.dialect) : '',
    hasAlias: true,
    table: null,
    columns: renamedColumns(outputs, named.column_aliases ?? [], binder.dialect),
  });
}

/** `(a JOIN b ON …)`: parentheses around tables, not a query. */
function bindInParentheses(binder: Binder, source: SqlNode, scope: Scope): null {
  bindRelation(binder, source, scope);
  return null;
}
