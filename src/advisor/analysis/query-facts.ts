import { kindOf } from '../syntax/kind-of.ts';
import { nodeAs } from '../syntax/node-as.ts';
import type { ColumnNode } from '../syntax/tree/expression-nodes.ts';
import type { SelectNode } from '../syntax/tree/query-nodes.ts';
import type { SqlNode } from '../syntax/tree/sql-node.ts';
import { walkTree } from '../syntax/walk-tree.ts';
import { aggregateNames } from './aggregate-names.ts';
import type { ColumnReference, ColumnUse, JoinEdge, QueryFacts } from './analysis.ts';
import type { Binding, BoundColumn, BoundSelect } from './binding.ts';
import { findNonDeterminism } from './find-non-determinism.ts';
import { findPredicates, type PredicateFacts } from './find-predicates.ts';
import type { OrderOptions } from './is-total-order.ts';

/** What a bound query reads and how: its part of the workload. */
export function queryFacts(binding: Binding, options: OrderOptions): QueryFacts {
  const bound = new Map(binding.columns.map((column) => [column.node, column]));
  const conditions = binding.selects.map((select) => ({ select, parts: conditionsOf(select.node) }));
  const found = conditions.flatMap(({ parts }) => parts.map(({ condition }) => findPredicates(condition)));
  return {
    scans: binding.scans.map(({ table: { catalog, schema, name } }) => ({ catalog, schema, name })),
    columns: columnUses(binding, found),
    joins: [...equalJoins(binding, conditions, bound), ...inJoins(binding, bound)],
    groupBy: binding.selects.flatMap(({ node, outputs }) =>
      (node.group_by?.expressions ?? []).flatMap((expression) => referenceOf(expression, bound, outputs)),
    ),
    orderBy: binding.selects.flatMap(({ node, outputs }) =>
      (node.order_by?.expressions ?? []).flatMap((ordered) => referenceOf(ordered.this, bound, outputs)),
    ),
    aggregates: aggregatesOf(binding.tree, bound),
    repeatedCtes: binding.ctes.filter(({ uses }) => uses > 1).map(({ name, uses }) => ({ name, uses })),
    limit: topLimit(binding.tree),
    ...findNonDeterminism(binding, options),
  };
}

function conditionsOf(node: SelectNode): readonly { condition: unknown; kind: JoinEdge['kind'] }[] {
  return [
    { condition: node.where_clause, kind: 'inner' },
    { condition: node.having, kind: 'inner' },
    { condition: node.qualify, kind: 'inner' },
    ...node.joins.map((join) => ({ condition: join.on, kind: joinKind(join.kind) })),
  ];
}

function joinKind(kind: string): JoinEdge['kind'] {
  const lower = kind.toLowerCase();
  return (
    (['left', 'right', 'full', 'cross', 'semi', 'anti'] as const).find((word) => lower.includes(word)) ??
    'inner'
  );
}

function columnUses(binding: Binding, found: readonly PredicateFacts[]): readonly ColumnUse[] {
  const predicates = new Map(found.flatMap((facts) => [...facts.predicates]));
  const joined = new Set(
    found.flatMap(({ equalities }) => equalities.flatMap(({ left, right }) => [left, right])),
  );
  const uses = binding.columns.flatMap(({ node, origin, role }): readonly ColumnUse[] => {
    if (!origin) return [];
    const predicate = predicates.get(node);
    if (predicate && role !== 'aggregate') return [{ ...origin, role: 'filter', ...predicate }];
    const own = joined.has(node) ? 'join' : role === 'join' ? 'filter' : role;
    return [{ ...origin, role: own, operator: own === 'filter' ? 'other' : null, literals: [] }];
  });
  return [...new Map(uses.map((use) => [JSON.stringify(use), use])).values()];
}

function equalJoins(
  binding: Binding,
  conditions: readonly { readonly select: BoundSelect; readonly parts: ReturnType<typeof conditionsOf> }[],
  bound: ReadonlyMap<ColumnNode, BoundColumn>,
): readonly JoinEdge[] {
  const inside = existsKinds(binding.tree);
  return conditions.flatMap(({ select, parts }) =>
    parts.flatMap(({ condition, kind }) =>
      findPredicates(condition).equalities.flatMap(({ left, right }) => {
        const [one, other] = [bound.get(left), bound.get(right)];
        if (!one?.origin || !other?.origin || one.relation === other.relation) return [];
        const outer = one.correlated || other.correlated;
        return [
          { left: one.origin, right: other.origin, kind: outer ? (inside.get(select.node) ?? 'semi') : kind },
        ];
      }),
    ),
  );
}

/** Of each select under EXISTS: whether rows must or must not be there. */
function existsKinds(tree: SqlNode): ReadonlyMap<SelectNode, 'semi' | 'anti'> {
  const kinds = new Map<SelectNode, 'semi' | 'anti'>();
  const negated = new Set<unknown>();
  walkTree(tree, (node) => {
    const not = nodeAs(node, 'not');
    if (not) negated.add(nodeAs(not.this, 'paren')?.this ?? not.this);
    const exists = nodeAs(node, 'exists');
    const select = nodeAs(exists?.this, 'select');
    if (exists && select) kinds.set(select, negated.has(node) || exists.not ? 'anti' : 'semi');
  });
  return kinds;
}

function inJoins(binding: Binding, bound: ReadonlyMap<ColumnNode, BoundColumn>): readonly JoinEdge[] {
  const edges: JoinEdge[] = [];
  walkTree(binding.tree, (node) => {
    const within = nodeAs(node, 'in');
    const select = nodeAs(within?.query, 'select');
    const column = within && nodeAs(within.this, 'column');
    if (!within || !select || !column) return;
    const left = bound.get(column)?.origin;
    const right = binding.selects.find((candidate) => candidate.node === select)?.outputs?.[0]?.origin;
    if (left && right) edges.push({ left, right, kind: within.not ? 'anti' : 'semi' });
  });
  return edges;
}

function referenceOf(
  expression: SqlNode,
  bound: ReadonlyMap<ColumnNode, BoundColumn>,
  outputs: BoundSelect['outputs'],
): readonly ColumnReference[] {
  const literal = nodeAs(expression, 'literal');
  if (literal?.literal_type === 'number') {
    const origin = outputs?.[Number(literal.value) - 1]?.origin;
    return origin ? [origin] : [];
  }
  const column = nodeAs(expression, 'column');
  if (!column?.name) return [];
  const own = bound.get(column);
  const named = outputs?.find(({ name }) => name === column.name.name.toLowerCase());
  const origin = own ? own.origin : named?.origin;
  return origin ? [origin] : [];
}

function aggregatesOf(tree: SqlNode, bound: ReadonlyMap<ColumnNode, BoundColumn>): QueryFacts['aggregates'] {
  const found: QueryFacts['aggregates'][number][] = [];
  walkTree(tree, (node) => {
    if (Object.keys(node).length !== 1) return;
    const kind = kindOf(node);
    const held = node[kind] as {
      name?: unknown;
      this?: SqlNode;
      args?: readonly SqlNode[];
      distinct?: boolean;
    } | null;
    const generic = kind === 'function' || kind === 'aggregate_function';
    const name = generic ? String(held?.name).toLowerCase() : kind;
    if (!held || typeof held !== 'object' || !aggregateNames.has(name)) return;
    const argument = held.this ?? held.args?.[0];
    const column = argument ? nodeAs(argument, 'column') : null;
    found.push({
      function: name,
      distinct: held.distinct === true,
      column: (column && bound.get(column)?.origin) ?? null,
    });
  });
  return found;
}

function topLimit(tree: SqlNode): number | null {
  const select = nodeAs(tree, 'select');
  const set = nodeAs(tree, 'union') ?? nodeAs(tree, 'intersect') ?? nodeAs(tree, 'except');
  const fetch = select?.fetch as { readonly count?: SqlNode } | null | undefined;
  const node = select?.limit?.this ?? set?.limit ?? fetch?.count ?? null;
  const literal = nodeAs(node, 'literal') ?? nodeAs((node as { this?: SqlNode } | null)?.this, 'literal');
  return literal?.literal_type === 'number' ? Number(literal.value) : null;
}
