import { foldName } from '../syntax/fold-name.ts';
import { kindOf } from '../syntax/kind-of.ts';
import { nodeAs } from '../syntax/node-as.ts';
import type { ColumnNode, Identifier, SqlNode } from '../syntax/sql-tree.ts';
import { aggregateNames } from './aggregate-names.ts';
import type { ColumnUse } from './analysis.ts';
import type { Binder } from './binder.ts';
import type { OutputColumn, Relation } from './binding.ts';
import { findRelation } from './find-relation.ts';
import { resolveName } from './resolve-name.ts';
import type { Clause, Scope } from './scope.ts';

/** What an expression stands for: where it is, and what for. */
export interface Standing {
  readonly scope: Scope;
  readonly clause: Clause;
  readonly role: ColumnUse['role'];
}

/** Resolves every column of an expression, and the queries in it. */
export function bindExpression(binder: Binder, expression: unknown, standing: Standing): void {
  if (Array.isArray(expression)) {
    for (const item of expression) bindExpression(binder, item, standing);
    return;
  }
  if (typeof expression !== 'object' || expression === null) return;
  const node = expression as SqlNode;
  const column = nodeAs(node, 'column');
  if (column?.name) {
    bindColumn(binder, column, standing);
    return;
  }
  const chain = dotChain(node);
  if (chain) {
    bindChain(binder, chain, standing);
    return;
  }
  if (node.select || node.union || node.intersect || (node.except && (node.except as SqlNode).left)) {
    binder.bindInner(node, standing.scope, standing.scope.ctes, 'expression');
    return;
  }
  const lambda = node.lambda as { parameters: readonly Identifier[]; body: SqlNode } | undefined;
  if (lambda?.parameters) {
    const names = lambda.parameters.map((parameter) => foldName(parameter, binder.dialect));
    const parameters = new Set([...standing.scope.parameters, ...names]);
    bindExpression(binder, lambda.body, { ...standing, scope: { ...standing.scope, parameters } });
    return;
  }
  const role = roleInside(node, standing.role);
  for (const [field, value] of Object.entries(node)) {
    if (typeof value === 'object' && !notExpressions.has(field)) {
      bindExpression(binder, value, role === standing.role ? standing : { ...standing, role });
    }
  }
}

const notExpressions = new Set(['span', 'to', 'data_type', 'unit', 'alias', 'column_aliases', 'window_name']);

function roleInside(node: SqlNode, role: ColumnUse['role']): ColumnUse['role'] {
  const kind = kindOf(node);
  if (kind === 'window_function' || role === 'window') return 'window';
  const name =
    kind === 'function' || kind === 'aggregate_function'
      ? String((node[kind] as SqlNode).name).toLowerCase()
      : kind;
  return aggregateNames.has(name) && Object.keys(node).length === 1 ? 'aggregate' : role;
}

function bindColumn(binder: Binder, node: ColumnNode, standing: Standing): void {
  const name = foldName(node.name, binder.dialect);
  if (node.table) {
    bindQualified(binder, node, node.table, name, standing);
    return;
  }
  const resolved = resolveName(name, standing.scope, standing.clause, binder.dialect);
  if (resolved.kind === 'column') {
    record(binder, node, resolved.relation, resolved.column, standing, resolved.correlated);
    if (!resolved.merged) qualify(binder, node.name, resolved.relation, standing.scope);
    return;
  }
  if (resolved.kind === 'alias' || resolved.kind === 'parameter') return;
  if (resolved.kind === 'ambiguous') {
    const where = resolved.relations.map(({ alias }) => alias).join(', ');
    binder.faults.push(`The column "${node.name.name}" is ambiguous: it is in ${where}.`);
    return;
  }
  if (unitWords.has(name) || systemColumns[binder.dialect]?.has(name)) return;
  if (findRelation(name, standing.scope)) return; // a whole row
  binder.faults.push(`No table of the query has a column "${node.name.name}".`);
}

function bindQualified(
  binder: Binder,
  node: ColumnNode,
  table: Identifier,
  name: string,
  standing: Standing,
): void {
  const alias = foldName(table, binder.dialect);
  const found = findRelation(alias, standing.scope);
  if (found) {
    const column = columnOf(found.relation, name);
    if (column) {
      record(binder, node, found.relation, column, standing, found.correlated);
      return;
    }
    if (systemColumns[binder.dialect]?.has(name)) return;
    binder.faults.push(`"${table.name}" has no column "${node.name.name}".`);
    return;
  }
  // A field of a column that is a row.
  const whole = resolveName(alias, standing.scope, standing.clause, binder.dialect);
  if (whole.kind === 'column') {
    record(binder, node, whole.relation, whole.column, standing, whole.correlated);
    if (!whole.merged) qualify(binder, table, whole.relation, standing.scope);
    return;
  }
  if (whole.kind === 'parameter' || whole.kind === 'alias') return;
  binder.faults.push(
    `There is no table "${table.name}" in the query (column "${table.name}.${node.name.name}").`,
  );
}

/** `catalog.schema.table.column`, `schema.table.column`, `alias.column.field` … */
function bindChain(
  binder: Binder,
  chain: { readonly column: ColumnNode; readonly parts: readonly Identifier[] },
  standing: Standing,
): void {
  const names = chain.parts.map((part) => foldName(part, binder.dialect));
  const [first] = names;
  const alias = first === undefined ? null : findRelation(first, standing.scope);
  if (alias && columnOf(alias.relation, names[1] ?? '')) {
    const column = columnOf(alias.relation, names[1] ?? '');
    if (column) record(binder, chain.column, alias.relation, column, standing, alias.correlated);
    return;
  }
  for (const length of [3, 2]) {
    const relation = findByPath(standing.scope, names.slice(0, length), binder);
    const column = relation && columnOf(relation, names[length] ?? '');
    if (!relation || !column) continue;
    record(binder, chain.column, relation, column, standing, false);
    const [start, end] = [chain.parts[0]?.span?.start, chain.parts[length - 1]?.span?.end];
    if (start !== undefined && end !== undefined) binder.edits.push({ start, end, text: relation.written });
    return;
  }
  const whole = resolveName(first ?? '', standing.scope, standing.clause, binder.dialect);
  if (whole.kind === 'column') {
    record(binder, chain.column, whole.relation, whole.column, standing, whole.correlated);
    const [root] = chain.parts;
    if (root && !whole.merged) qualify(binder, root, whole.relation, standing.scope);
    return;
  }
  if (whole.kind === 'parameter') return;
  binder.faults.push(`Nothing in the query answers to "${chain.parts.map(({ name }) => name).join('.')}".`);
}

function dotChain(node: SqlNode): { column: ColumnNode; parts: readonly Identifier[] } | null {
  const dot = node.dot as { this: SqlNode; field: Identifier } | undefined;
  if (!dot?.field) return null;
  const column = nodeAs(dot.this, 'column');
  if (column?.name) {
    return { column, parts: [...(column.table ? [column.table] : []), column.name, dot.field] };
  }
  const inner = dotChain(dot.this);
  return inner && { column: inner.column, parts: [...inner.parts, dot.field] };
}

function findByPath(scope: Scope, path: readonly string[], binder: Binder): Relation | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const found = at.relations.find(
      ({ table, hasAlias }) => table !== null && !hasAlias && binder.findTable(path) === table,
    );
    if (found) return found;
  }
  return null;
}

function columnOf(relation: Relation, name: string): OutputColumn | null {
  if (relation.columns === null) return { name, origin: null };
  return relation.columns.find((column) => column.name === name) ?? null;
}

function record(
  binder: Binder,
  node: ColumnNode,
  relation: Relation,
  column: OutputColumn,
  { role }: Standing,
  correlated: boolean,
): void {
  binder.columns.push({ node, relation, name: column.name, origin: column.origin, role, correlated });
}

function qualify(binder: Binder, identifier: Identifier, relation: Relation, scope: Scope): void {
  if (!identifier.span || relation.alias === '' || findRelation(relation.alias, scope)?.relation !== relation)
    return;
  const { start } = identifier.span;
  binder.edits.push({ start, end: start, text: `${relation.written}.` });
}

/** Bare words that functions take for a unit of time. */
const unitWords = new Set(
  `year quarter month week day hour minute second millisecond microsecond nanosecond epoch dow doy isodow decade century
  millennium years months weeks days hours minutes seconds`.split(/\s+/),
);

const systemColumns: Readonly<Record<string, ReadonlySet<string>>> = {
  sqlite: new Set(['rowid', '_rowid_', 'oid']),
  postgres: new Set(['ctid', 'tableoid', 'xmin', 'xmax']),
};
