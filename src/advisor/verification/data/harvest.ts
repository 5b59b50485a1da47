import { kindOf } from '../../syntax/kind-of.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import { transformTree } from '../../syntax/transform-tree.ts';
import type { ColumnNode } from '../../syntax/tree/expression-nodes.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import { walkTree } from '../../syntax/walk-tree.ts';
import type { ColumnKey } from './column-key.ts';
import type { SeenQuery } from './see-queries.ts';

/** What the comparisons in some queries say about the data that tells them apart. */
export interface Harvest {
  /** Conditions on one column, which stands in them as `v`. */
  readonly conditions: readonly { readonly columns: readonly ColumnKey[]; readonly tree: SqlNode }[];
  /** Expressions without columns that these columns are compared with. */
  readonly constants: readonly {
    readonly columns: readonly ColumnKey[];
    readonly tree: SqlNode;
    /** It is compared with an aggregate of the columns. */
    readonly aggregated: boolean;
  }[];
  /** Columns that are compared with each other: for equality, or otherwise. */
  readonly pairs: readonly {
    readonly left: readonly ColumnKey[];
    readonly right: readonly ColumnKey[];
    readonly equal: boolean;
  }[];
}

const comparisons = new Set([
  'eq',
  'neq',
  'lt',
  'lte',
  'gt',
  'gte',
  'like',
  'i_like',
  'between',
  'in',
  'null_safe_eq',
  'null_safe_neq',
  'regexp_like',
]);
const aggregates = new Set([
  'sum',
  'avg',
  'min',
  'max',
  'count',
  'stddev',
  'aggregate_function',
  'any_value',
  'approx_distinct',
  'window_function',
  'array_agg',
]);
const queries = new Set(['select', 'union', 'intersect', 'except', 'subquery']);

type Drafts = {
  -readonly [Field in keyof Harvest]: Harvest[Field][number][];
};

export function harvest(trees: readonly SqlNode[], seen: SeenQuery): Harvest {
  const found: Drafts = { conditions: [], constants: [], pairs: [] };
  walkTree(trees, (node) => {
    for (const condition of comparisonsOf(node)) readComparison(condition, seen, found);
    readUsing(node, seen, found);
    const select = nodeAs(node, 'in');
    if (select?.query) readMembership(select.this, select.query, seen, found);
  });
  return found;
}

/** The comparison itself, or those that a simple CASE stands for. */
function comparisonsOf(node: SqlNode): readonly SqlNode[] {
  if (Object.keys(node).length !== 1) return [];
  const kind = kindOf(node);
  if (comparisons.has(kind) && typeof node[kind] === 'object') return [node];
  const cases = node.case as
    | { operand?: SqlNode | null; whens?: readonly (readonly [SqlNode, SqlNode])[] }
    | undefined;
  if (!cases?.operand) return [];
  const { operand } = cases;
  return (cases.whens ?? []).map(([value]) => ({ eq: { left: operand, right: value } }));
}

function readComparison(written: SqlNode, seen: SeenQuery, found: Drafts): void {
  const condition = seen.expanded(written);
  const aggregated = holds(condition, aggregates);
  readSides(condition, seen, found, aggregated);
  if (aggregated || holds(condition, queries)) return;
  const columns = distinctColumns(condition, seen);
  const [only] = columns;
  if (columns.length === 1 && only) {
    const tree = transformTree(condition, (node) => (columnIn(node) ? probe : null));
    found.conditions.push({ columns: seen.columnsOf(only), tree });
  }
}

function readSides(condition: SqlNode, seen: SeenQuery, found: Drafts, aggregated: boolean): void {
  const content = Object.values(condition)[0] as Readonly<Record<string, unknown>>;
  const sides = [content.left, content.right, content.this, content.low, content.high, content.expressions]
    .flat()
    .filter((side): side is SqlNode => typeof side === 'object' && side !== null);
  const withColumns = sides.filter((side) => !holds(side, queries) && distinctColumns(side, seen).length > 0);
  const columns = [
    ...new Set(
      withColumns.flatMap((side) => distinctColumns(side, seen).flatMap((column) => seen.columnsOf(column))),
    ),
  ];
  for (const side of sides) {
    if (holds(side, queries)) continue;
    if (distinctColumns(side, seen).length === 0) found.constants.push({ columns, tree: side, aggregated });
    else for (const tree of literalsIn(side)) found.constants.push({ columns, tree, aggregated });
  }
  const [left, right] = withColumns;
  if (aggregated || !left || !right) return;
  const equal =
    ['eq', 'null_safe_eq'].includes(kindOf(condition)) && columnIn(left) !== null && columnIn(right) !== null;
  const of = (side: SqlNode): readonly ColumnKey[] =>
    distinctColumns(side, seen).flatMap((column) => seen.columnsOf(column));
  found.pairs.push({ left: of(left), right: of(right), equal });
}

function readUsing(node: SqlNode, seen: SeenQuery, found: Drafts): void {
  const { using, kind } = node as { using?: unknown; kind?: unknown };
  if (!Array.isArray(using) || typeof kind !== 'string') return;
  for (const name of using) {
    const columns = seen.columnsOf({ name, table: null });
    found.pairs.push({ left: columns, right: columns, equal: true });
  }
}

function readMembership(left: SqlNode, query: SqlNode, seen: SeenQuery, found: Drafts): void {
  const outputs = nodeAs(query, 'select')?.expressions ?? [];
  const lefts = (left.tuple as { expressions: readonly SqlNode[] } | undefined)?.expressions ?? [left];
  for (const [index, side] of lefts.entries()) {
    const output = outputs[index];
    const from = columnIn(side);
    const to = output && columnIn(nodeAs(output, 'alias')?.this ?? output);
    if (from && to) found.pairs.push({ left: seen.columnsOf(from), right: seen.columnsOf(to), equal: true });
  }
}

const probe: SqlNode = { column: { name: { name: 'v', quoted: false }, table: null } };

function columnIn(node: SqlNode): ColumnNode | null {
  const column = nodeAs(node, 'column');
  return column && typeof column.name === 'object' ? column : null;
}

function distinctColumns(tree: SqlNode, seen: SeenQuery): readonly ColumnNode[] {
  const columns = new Map<string, ColumnNode>();
  walkTree(tree, (node) => {
    const column = columnIn(node);
    if (column) columns.set(seen.columnsOf(column).join(), column);
  });
  return [...columns.values()];
}

function literalsIn(tree: SqlNode): readonly SqlNode[] {
  const literals: SqlNode[] = [];
  walkTree(tree, (node) => {
    const literal = nodeAs(node, 'literal');
    if (literal) literals.push(node);
  });
  return literals;
}

function holds(tree: SqlNode, kinds: ReadonlySet<string>): boolean {
  let found = false;
  walkTree(tree, (node) => {
    if (Object.keys(node).length === 1 && kinds.has(kindOf(node))) found = true;
  });
  return found;
}
