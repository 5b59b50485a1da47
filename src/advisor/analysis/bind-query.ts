import type { Dialect } from '../../ports/dialect.ts';
import { foldName } from '../syntax/fold-name.ts';
import { kindOf } from '../syntax/kind-of.ts';
import { nodeAs } from '../syntax/node-as.ts';
import { quoteIdentifier } from '../syntax/quote-identifier.ts';
import { renderPath } from '../syntax/render-path.ts';
import type {
  AliasNode,
  Identifier,
  JoinNode,
  SelectNode,
  SetOperationNode,
  SqlNode,
  TableNode,
  WithNode,
} from '../syntax/sql-tree.ts';
import { bindExpression, type Standing } from './bind-expression.ts';
import type { Binder } from './binder.ts';
import type { BindableTable, Binding, BoundSelect, OutputColumn, Relation } from './binding.ts';
import { findRelation } from './find-relation.ts';
import { resolveName } from './resolve-name.ts';
import type { Clause, Cte, Scope } from './scope.ts';

export interface BindOptions {
  readonly dialect: Dialect;
  /** The table that a path of one to three names (folded) means; `null` when there is none. */
  readonly findTable: (path: readonly string[]) => BindableTable | null;
}

/** Resolves every table and column of a query. What cannot be resolved is a fault in the answer. */
export function bindQuery(tree: SqlNode, { dialect, findTable }: BindOptions): Binding {
  const binder: Binder = {
    dialect,
    findTable,
    scans: [],
    columns: [],
    selects: [],
    ctes: [],
    edits: [],
    faults: [],
    bindInner: (query, parent, ctes, place) => bindBody(binder, query, parent, ctes, place),
  };
  const isQuery = ['select', 'union', 'intersect', 'except', 'subquery', 'values'].includes(kindOf(tree));
  if (!isQuery) binder.faults.push('It is not a query.');
  const outputs = isQuery ? bindBody(binder, tree, null, new Map(), 'top') : null;
  return { ...binder, tree, outputs };
}

type Ctes = ReadonlyMap<string, Cte>;

function bindBody(
  binder: Binder,
  query: SqlNode,
  parent: Scope | null,
  outerCtes: Ctes,
  place: BoundSelect['place'],
): readonly OutputColumn[] | null {
  const select = nodeAs(query, 'select');
  if (select) return bindSelect(binder, select, parent, outerCtes, place);
  const inner = nodeAs(query, 'subquery');
  if (inner) {
    const outputs = bindBody(binder, inner.this, parent, outerCtes, place);
    bindTail(binder, inner.order_by, outputs, parent, outerCtes);
    return outputs;
  }
  const operation = nodeAs(query, 'union') ?? nodeAs(query, 'intersect') ?? nodeAs(query, 'except');
  if (operation?.left) return bindSetOperation(binder, operation, parent, outerCtes);
  const scope = newScope(parent, outerCtes);
  bindExpression(binder, query, { scope, clause: 'select', role: 'output' });
  return null;
}

function bindSetOperation(
  binder: Binder,
  operation: SetOperationNode,
  parent: Scope | null,
  outerCtes: Ctes,
): readonly OutputColumn[] | null {
  const ctes = bindWith(binder, operation.with, parent, outerCtes);
  const outputs = bindBody(binder, operation.left, parent, ctes, 'operand');
  bindBody(binder, operation.right, parent, ctes, 'operand');
  bindTail(binder, operation.order_by, outputs, parent, ctes);
  return outputs?.map(({ name }) => ({ name, origin: null })) ?? null;
}

/** The ORDER BY of a whole query in parentheses or a set operation: it sees what the query gives. */
function bindTail(
  binder: Binder,
  orderBy: unknown,
  outputs: readonly OutputColumn[] | null,
  parent: Scope | null,
  ctes: Ctes,
): void {
  if (!orderBy) return;
  const open: Relation = { alias: '', written: '', table: null, columns: outputs, hasAlias: true };
  const scope = { ...newScope(parent, ctes), relations: [open] };
  bindExpression(binder, orderBy, { scope, clause: 'on', role: 'order' });
}

function bindWith(binder: Binder, clause: WithNode | null, parent: Scope | null, outer: Ctes): Ctes {
  if (!clause) return outer;
  const ctes = new Map(outer);
  for (const cte of clause.ctes) {
    const name = foldName(cte.alias, binder.dialect);
    const entry = { name, body: cte.this, uses: 0 };
    const named = cte.columns.map((column) => ({ name: foldName(column, binder.dialect), origin: null }));
    const countUse = () => {
      entry.uses += 1;
    };
    if (clause.recursive)
      ctes.set(name, { name, columns: named.length > 0 ? named : null, countUse: () => {} });
    const outputs = bindBody(binder, cte.this, parent, ctes, 'cte');
    ctes.set(name, { name, columns: renamed(outputs, cte.columns, binder.dialect), countUse });
    binder.ctes.push(entry);
  }
  return ctes;
}

function bindSelect(
  binder: Binder,
  node: SelectNode,
  parent: Scope | null,
  outerCtes: Ctes,
  place: BoundSelect['place'],
): readonly OutputColumn[] | null {
  const scope = newScope(parent, bindWith(binder, node.with, parent, outerCtes));
  for (const source of node.from?.expressions ?? []) bindRelation(binder, source, scope);
  for (const join of node.joins) bindJoin(binder, join, scope);
  if (node.lateral_views.length > 0) binder.faults.push('LATERAL VIEW is not understood.');
  const aliased = node.expressions.flatMap((expression) => nodeAs(expression, 'alias') ?? []);
  for (const { this: expression, alias } of aliased) {
    const name = foldName(alias, binder.dialect);
    scope.aliases.set(name, { name, origin: originOf(binder, expression, scope) });
  }
  const bind = (expression: unknown, clause: Clause, role: Standing['role']) =>
    bindExpression(binder, expression, { scope, clause, role });
  bind(node.distinct_on, 'select', 'group');
  for (const expression of node.expressions) {
    if (!nodeAs(expression, 'star'))
      bind(nodeAs(expression, 'alias')?.this ?? expression, 'select', 'output');
    else checkStar(binder, expression, scope);
  }
  bind(node.where_clause, 'where', 'filter');
  bind(node.group_by, 'group', 'group');
  bind(node.having, 'having', 'filter');
  bind(node.qualify, 'having', 'filter');
  bind(node.windows, 'window', 'window');
  bind(node.order_by, 'order', 'order');
  const outputs = outputsOf(binder, node, scope);
  binder.selects.push({ node, relations: scope.relations, outputs, place });
  return outputs;
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
    bindRelation(binder, joined.left, scope);
    for (const join of joined.joins) bindJoin(binder, join, scope);
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

function bindTable(binder: Binder, node: TableNode, scope: Scope): void {
  const { dialect } = binder;
  const path = [node.catalog, node.schema, node.name].filter((part) => part !== null);
  const name = foldName(node.name, dialect);
  const cte = path.length === 1 ? scope.ctes.get(name) : undefined;
  const alias = node.alias ?? node.name;
  const relation = {
    alias: foldName(alias, dialect),
    written: writtenName(alias, dialect),
    hasAlias: node.alias !== null,
  };
  if (cte) {
    cte.countUse();
    scope.relations.push({
      ...relation,
      table: null,
      columns: renamed(cte.columns, node.column_aliases, dialect),
    });
    return;
  }
  const table = binder.findTable(path.map((part) => foldName(part, dialect)));
  if (!table) {
    binder.faults.push(`There is no table "${path.map((part) => part.name).join('.')}".`);
    scope.relations.push({ ...relation, table: null, columns: null });
    return;
  }
  const columns = table.columns.map((column) => ({
    name: dialect === 'postgres' ? column.name : column.name.toLowerCase(),
    origin: { catalog: table.catalog, schema: table.schema, name: table.name, column: column.name },
  }));
  const bound = { ...relation, table, columns: renamed(columns, node.column_aliases, dialect), node };
  scope.relations.push(bound);
  binder.scans.push(bound);
  const [start, end] = [path[0]?.span?.start, node.name.span?.end];
  if (start === undefined || end === undefined) return;
  const suffix = node.alias || node.when || node.changes || node.partition ? '' : ` AS ${relation.written}`;
  binder.edits.push({ start, end, text: `${renderPath(table, dialect)}${suffix}` });
}

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
    columns: renamed(outputs, named.column_aliases ?? [], binder.dialect),
  });
}

function isQuery(node: SqlNode): boolean {
  return ['select', 'union', 'intersect', 'except', 'subquery', 'values'].includes(kindOf(node));
}

/** `(a JOIN b ON …)`: parentheses around tables, not a query. */
function bindInParentheses(binder: Binder, source: SqlNode, scope: Scope): null {
  bindRelation(binder, source, scope);
  return null;
}

function bindFunctionTable(binder: Binder, call: SqlNode, named: Partial<AliasNode>, scope: Scope): void {
  bindExpression(binder, call, { scope, clause: 'on', role: 'other' });
  const { alias } = named;
  const columns = named.column_aliases ?? [];
  scope.relations.push({
    alias: alias?.name ? foldName(alias, binder.dialect) : '',
    written: alias?.name ? writtenName(alias, binder.dialect) : '',
    hasAlias: true,
    table: null,
    columns:
      columns.length > 0
        ? columns.map((column) => ({ name: foldName(column, binder.dialect), origin: null }))
        : null,
  });
}

function outputsOf(binder: Binder, node: SelectNode, scope: Scope): readonly OutputColumn[] | null {
  const outputs: OutputColumn[] = [];
  for (const expression of node.expressions) {
    const star = nodeAs(expression, 'star');
    if (star) {
      const relations = star.table
        ? [findRelation(lastPart(star.table, binder), scope)?.relation]
        : scope.relations;
      if (star.except?.length || star.replace?.length || star.rename?.length) return null;
      if (!star.table && scope.merged.size > 0) return null;
      for (const relation of relations) {
        if (!relation?.columns) return null;
        outputs.push(...relation.columns);
      }
      continue;
    }
    const alias = nodeAs(expression, 'alias');
    const name = alias?.alias ?? nodeAs(expression, 'column')?.name;
    outputs.push({
      name: name ? foldName(name, binder.dialect) : '',
      origin: originOf(binder, alias?.this ?? expression, scope),
    });
  }
  return outputs;
}

function checkStar(binder: Binder, expression: SqlNode, scope: Scope): void {
  const table = nodeAs(expression, 'star')?.table;
  if (!table) return;
  if (findRelation(lastPart(table, binder), scope)) return;
  binder.faults.push(`There is no table "${table.name}" in the query ("${table.name}.*").`);
}

/** Of `catalog.schema.table.*` the parser makes one name. */
function lastPart(table: Identifier, binder: Binder): string {
  const [name = ''] = table.name.split('.').slice(-1);
  return foldName({ name, quoted: table.quoted }, binder.dialect);
}

function originOf(binder: Binder, expression: SqlNode, scope: Scope): OutputColumn['origin'] {
  const column = nodeAs(expression, 'column');
  if (!column?.name) return null;
  const name = foldName(column.name, binder.dialect);
  if (column.table) {
    const relation = findRelation(foldName(column.table, binder.dialect), scope)?.relation;
    return relation?.columns?.find((candidate) => candidate.name === name)?.origin ?? null;
  }
  const resolved = resolveName(name, scope, 'on', binder.dialect);
  return resolved.kind === 'column' ? resolved.column.origin : null;
}

function renamed(
  columns: readonly OutputColumn[] | null,
  names: readonly Identifier[],
  dialect: Dialect,
): readonly OutputColumn[] | null {
  if (names.length === 0) return columns;
  return names.map((name, index) => ({
    name: foldName(name, dialect),
    origin: columns?.[index]?.origin ?? null,
  }));
}

function newScope(parent: Scope | null, ctes: Ctes): Scope {
  return { relations: [], parent, ctes, merged: new Set(), parameters: new Set(), aliases: new Map() };
}

function writtenName({ name, quoted }: Identifier, dialect: Dialect): string {
  return quoted ? quoteIdentifier(name, dialect) : name;
}
