import { aggregateNames } from '../../../analysis/aggregate-names.ts';
import type { Analysis } from '../../../analysis/analysis.ts';
import type { Binding, BoundColumn, BoundSelect, TableRelation } from '../../../analysis/binding.ts';
import { splitConjuncts } from '../../../analysis/split-conjuncts.ts';
import { fingerprintTree } from '../../../syntax/fingerprint-tree.ts';
import { kindOf } from '../../../syntax/kind-of.ts';
import { nodeAs } from '../../../syntax/node-as.ts';
import { rebuildTree } from '../../../syntax/rebuild-tree.ts';
import type { ColumnNode, SelectNode, SqlNode } from '../../../syntax/sql-tree.ts';
import { walkTree } from '../../../syntax/walk-tree.ts';
import { sourceOf } from '../../cost/source-of.ts';
import type { ReadDesign, ReadDesignQuery } from '../../read-design.ts';
import { dimensionKey } from './dimension-key.ts';

/** A query that can be answered from grouped rows. */
export interface RollupCandidate {
  readonly query: ReadDesignQuery;
  readonly select: BoundSelect;
  /** What stands for the joined tables: equal for queries that join the same ones in the same way. */
  readonly joined: string;
  /** Conditions that join, which the table has applied already. */
  readonly joining: ReadonlySet<SqlNode>;
  /** `table.column` of everything outside an aggregate. */
  readonly dimensions: ReadonlyMap<string, BoundColumn>;
  readonly aggregates: readonly Aggregate[];
}

export interface Aggregate {
  readonly node: SqlNode;
  readonly function: 'count' | 'sum' | 'min' | 'max' | 'avg';
  /** `null` for `count(*)`. */
  readonly argument: SqlNode | null;
  readonly distinct: boolean;
}

/** The query as one that can be answered from grouped rows; `null` when it cannot. */
export function rollupCandidate(
  analysis: Analysis,
  read: ReadDesign,
  query: ReadDesignQuery,
): RollupCandidate | null {
  const { binding } = query;
  const [select, ...others] = binding.selects;
  if (!select || others.length > 0 || select.place !== 'top' || binding.ctes.length > 0) return null;
  const { node, relations } = select;
  const tables = binding.scans.map(({ table }) => table.name);
  if (relations.length !== binding.scans.length || new Set(tables).size !== tables.length) return null;
  if (!binding.scans.every((scan) => read.tableOf(scan.table)?.kind === 'copy')) return null;
  if (node.distinct || node.distinct_on || node.qualify || node.windows || hasUnfit(node)) return null;
  const aggregates = aggregatesOf(node);
  if (!aggregates || (aggregates.length === 0 && !node.group_by)) return null;
  const inAggregates = new Set<unknown>();
  for (const aggregate of aggregates.filter(({ distinct }) => !distinct)) {
    walkTree(aggregate.node, (inner) => void inAggregates.add(inner));
  }
  const joining = joiningConditions(binding, node);
  const inJoins = new Set<unknown>();
  walkTree([...joining, ...node.joins.map(({ on }) => on)], (inner) => void inJoins.add(inner));
  const outside = binding.columns.filter(
    (column) => !inAggregates.has(column.node) && !inJoins.has(column.node),
  );
  if (outside.some(({ origin }) => !origin)) return null;
  const dimensions = new Map(outside.map((column) => [dimensionKey(column), column]));
  if ([...dimensions.values()].some((column) => isTooFine(analysis, column, read))) return null;
  return {
    query,
    select,
    joined: joinedPrint(binding, select, joining, analysis),
    joining,
    dimensions,
    aggregates,
  };
}

function hasUnfit(node: SelectNode): boolean {
  if (node.joins.some(({ using, kind }) => using.length > 0 || !/^(?:Inner|Left|Cross)$/.test(kind)))
    return true;
  const group = node.group_by;
  if (group && Object.entries(group).some(([field, value]) => field !== 'expressions' && isThere(value)))
    return true;
  let unfit = false;
  walkTree([node.expressions, node.having, node.order_by, group], (inner) => {
    if (nodeAs(inner, 'star') || inner.window_function || inner.select || inner.lambda) unfit = true;
    const name = (inner.function as { name?: string } | undefined)?.name?.toLowerCase();
    if (name && ['rollup', 'cube', 'grouping sets', 'grouping'].includes(name)) unfit = true;
  });
  return unfit;
}

function isThere(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** `null` when one of them cannot be added up again. */
function aggregatesOf(node: SelectNode): readonly Aggregate[] | null {
  const found: Aggregate[] = [];
  let fits = true;
  walkTree([node.expressions, node.having, node.order_by], (inner) => {
    if (Object.keys(inner).length !== 1) return true;
    const kind = kindOf(inner);
    const held = inner[kind] as {
      this?: SqlNode | null;
      name?: string;
      distinct?: boolean;
      filter?: unknown;
      order_by?: readonly unknown[];
      star?: boolean;
      limit?: unknown;
    } | null;
    const generic = kind === 'function' || kind === 'aggregate_function';
    if (
      !held ||
      typeof held !== 'object' ||
      !aggregateNames.has(generic ? String(held.name).toLowerCase() : kind)
    )
      return true;
    const distinct = held.distinct === true;
    const known = ['count', 'sum', 'min', 'max', 'avg'].includes(kind);
    if (
      !known ||
      held.filter ||
      held.order_by?.length ||
      held.limit ||
      (distinct && kind !== 'count' && kind !== 'min' && kind !== 'max')
    ) {
      fits = false;
      return false;
    }
    found.push({
      node: inner,
      function: kind as Aggregate['function'],
      argument: held.this ?? null,
      distinct: distinct && kind === 'count',
    });
    return false;
  });
  return fits ? found : null;
}

/** Equalities between two tables in WHERE. */
function joiningConditions(binding: Binding, node: SelectNode): ReadonlySet<SqlNode> {
  const bound = new Map(binding.columns.map((column) => [column.node, column]));
  return new Set(
    splitConjuncts(node.where_clause?.this).filter((condition) => {
      const equal = nodeAs(condition, 'eq');
      const [left, right] = [nodeAs(equal?.left, 'column'), nodeAs(equal?.right, 'column')];
      const [one, other] = [left && bound.get(left), right && bound.get(right)];
      return one && other && one.relation !== other.relation;
    }),
  );
}

/** Grouping by a key or a moment leaves as many rows as there were. */
function isTooFine(analysis: Analysis, { origin }: BoundColumn, read: ReadDesign): boolean {
  const table = origin && read.tableOf(origin);
  const type = table?.columns.find(({ name }) => name === origin?.column)?.type ?? '';
  const [name] = table?.sources ?? [];
  const source = name && sourceOf(analysis, name);
  const column = origin?.column ?? '';
  const distinct = source?.statistics?.columns[column]?.distinct ?? null;
  const rows = source?.statistics?.rows ?? null;
  if (distinct !== null && rows !== null) return distinct * 4 > rows;
  const isKey =
    source?.primaryKey?.includes(column) ||
    source?.columns[0]?.name === column ||
    /(?:^|_)(?:id|sk|key|hk)$|^(?:hk|sk|id)_/i.test(column);
  return /^(?:timestamp|double|real|float|row|map|array)/i.test(type) || Boolean(isKey);
}

/** The joined tables as text in which every table goes by its own name. */
function joinedPrint(
  binding: Binding,
  { node }: BoundSelect,
  joining: ReadonlySet<SqlNode>,
  { dialect }: Analysis,
): string {
  const bound = new Map(binding.columns.map((column) => [column.node, column]));
  const inner = node.joins.every(({ kind }) => kind === 'Inner' || kind === 'Cross');
  const conditions = [...joining, ...node.joins.flatMap(({ on }) => splitConjuncts(on))];
  const part = (inner
    ? { tables: binding.scans.map(({ table }) => table.name).toSorted() }
    : { from: node.from, joins: node.joins, joining: [...joining] }) as unknown as SqlNode;
  const scans = new Map<unknown, TableRelation>(binding.scans.map((scan) => [scan.node, scan]));
  const inNames = (tree: SqlNode) =>
    rebuildTree(tree, (original, copy): SqlNode => {
      const column = nodeAs(original, 'column');
      const own = column?.name && bound.get(column as ColumnNode);
      if (own) return { column: dimensionKey(own) };
      const scan = scans.get(nodeAs(original, 'table'));
      return scan ? { table: scan.table.name } : copy;
    });
  if (!inner) return fingerprintTree(inNames(part), dialect);
  // Which side of an equality comes first, and where a condition stands, does not matter to an inner join.
  const prints = conditions.map((condition) => {
    const equal = nodeAs(condition, 'eq');
    const sides = equal ? [equal.left, equal.right] : [condition];
    return sides
      .map((side) => fingerprintTree(inNames(side), dialect))
      .toSorted()
      .join('=');
  });
  return fingerprintTree({ ...part, conditions: prints.toSorted() }, dialect);
}
