import { kindOf } from '../syntax/kind-of.ts';
import { nodeAs } from '../syntax/node-as.ts';
import { transformTree } from '../syntax/transform-tree.ts';
import type { SqlNode } from '../syntax/tree/sql-node.ts';
import { walkTree } from '../syntax/walk-tree.ts';

/** What a threshold comes down to where data is small. */
const scaledCount = 2;
const scaledLimit = 3;

const comparisons = new Set(['gt', 'gte', 'lt', 'lte', 'eq', 'neq']);

/**
 * Both queries with thresholds on counts and row limits made small enough for small data to reach. Their order, and which of them are
 * equal or next to each other, stays. Only where both queries have as many of them, and none stands in what fills the new tables.
 */
export function scaleThresholds(
  original: SqlNode,
  rewritten: SqlNode,
  fills: readonly SqlNode[],
): readonly [SqlNode, SqlNode] {
  const counts = new Set([original, rewritten, ...fills].flatMap(countNames));
  const before = thresholdsOf(original, counts);
  const after = thresholdsOf(rewritten, counts);
  const stored = fills.flatMap((fill) => thresholdsOf(fill, counts));
  const small = new Map(
    (['count', 'limit'] as const).flatMap((kind) => {
      const [left, right, none] = [before, after, stored].map((found) =>
        found.filter((one) => one.kind === kind),
      );
      return left && left.length === right?.length && none?.length === 0
        ? scaledValues(kind, [...left, ...right])
        : [];
    }),
  );
  const scaled = (tree: SqlNode, thresholds: readonly Threshold[]): SqlNode => {
    const byNode = new Map(thresholds.map((threshold) => [threshold.node, threshold]));
    return transformTree(tree, (node) => {
      const threshold = byNode.get(node);
      const value = threshold && small.get(`${threshold.kind} ${threshold.value}`);
      const literal = nodeAs(node, 'literal');
      return literal && value !== undefined ? { literal: { ...literal, value: String(value) } } : null;
    });
  };
  return [scaled(original, before), scaled(rewritten, after)];
}

function scaledValues(
  kind: Threshold['kind'],
  thresholds: readonly Threshold[],
): readonly (readonly [string, number])[] {
  const values = [...new Set(thresholds.map(({ value }) => value))].toSorted((left, right) => left - right);
  let last = kind === 'limit' ? scaledLimit : scaledCount;
  return values.map((value, index) => {
    const gap = value - (values[index - 1] ?? value);
    last += Math.min(gap, 2);
    return [`${kind} ${value}`, last] as const;
  });
}

interface Threshold {
  readonly node: SqlNode;
  readonly kind: 'count' | 'limit';
  readonly value: number;
}

/** Larger ones than small data reaches. */
function thresholdsOf(tree: SqlNode, counts: ReadonlySet<string>): readonly Threshold[] {
  const found = new Map<SqlNode, Threshold>();
  const add = (node: SqlNode | null | undefined, kind: Threshold['kind'], above: number): void => {
    const literal = node && nodeAs(node, 'literal');
    const value = Number(literal?.value);
    if (node && literal?.literal_type === 'number' && Number.isInteger(value) && value > above) {
      found.set(node, { node, kind, value });
    }
  };
  walkTree(tree, (node) => {
    const kind = kindOf(node);
    if (comparisons.has(kind) && Object.keys(node).length === 1) {
      const { left, right } = node[kind] as { readonly left: SqlNode; readonly right: SqlNode };
      if (isCount(left, counts)) add(right, 'count', 4);
      if (isCount(right, counts)) add(left, 'count', 4);
    }
    const limit = node.limit as SqlNode | null | undefined;
    if (limit) add((limit.this as SqlNode | undefined) ?? limit, 'limit', scaledLimit);
    const fetch = node.fetch as { readonly count?: SqlNode } | null | undefined;
    if (fetch) add(fetch.count, 'limit', scaledLimit);
  });
  return [...found.values()];
}

function isCount(tree: SqlNode, names: ReadonlySet<string>): boolean {
  const column = nodeAs(tree, 'column');
  if (column) return names.has(column.name.name.toLowerCase());
  let counts = false;
  let others = false;
  walkTree(tree, (node) => {
    if (nodeAs(node, 'count')) counts = true;
    const inner = nodeAs(node, 'column');
    if (nodeAs(node, 'sum') && inner === null) {
      const summed = nodeAs(nodeAs(node, 'sum')?.this, 'column');
      if (summed && names.has(summed.name.name.toLowerCase())) counts = true;
    }
    if (
      ['avg', 'mul', 'div', 'add', 'sub'].some(
        (kind) => typeof node[kind] === 'object' && node[kind] !== null,
      )
    ) {
      others = true;
    }
  });
  return counts && !others;
}

/** What counts are called. */
function countNames(tree: SqlNode): readonly string[] {
  const names: string[] = [];
  walkTree(tree, (node) => {
    const alias = nodeAs(node, 'alias');
    if (alias?.alias && nodeAs(alias.this, 'count')) names.push(alias.alias.name.toLowerCase());
  });
  return names;
}
