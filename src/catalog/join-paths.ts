import type { ContextRelation } from '../ports/schema-context.ts';
import { tableKey } from './table-key.ts';

/** How tables hang together. */
export interface JoinTree {
  /** In the order in which they can be joined, starting from the first table. */
  readonly relations: readonly ContextRelation[];
  /** Keys of all tables in the tree: those asked for that were reached, and those in between. */
  readonly tables: readonly string[];
  /** Keys of the tables that no relation connects to the first one. */
  readonly unreached: readonly string[];
}

interface Edge {
  readonly relation: ContextRelation;
  readonly other: string;
  readonly weight: number;
}

type JoinGraph = ReadonlyMap<string, readonly Edge[]>;

const graphs = new WeakMap<readonly ContextRelation[], JoinGraph>();

/**
 * The shortest way to join two tables (keys as `tableKey` makes them), one relation a step; `[]` from a table to itself, `null` when
 * there is none within `maxSteps`. An inferred relation counts as one and a half declared ones; among equals the first listed wins.
 *
 * @param maxSteps @defaultValue 6
 */
export function findJoinPath(
  relations: readonly ContextRelation[],
  from: string,
  to: string,
  maxSteps = 6,
): readonly ContextRelation[] | null {
  return nearestPath(joinGraph(relations), new Set([from]), new Set([to]), maxSteps);
}

/**
 * The tables joined with as few relations as a greedy search finds: each round adds the table that is nearest to the tree
 * so far, with the tables between.
 */
export function findJoinTree(
  relations: readonly ContextRelation[],
  tableKeys: readonly string[],
  maxSteps = 6,
): JoinTree {
  const graph = joinGraph(relations);
  const [first, ...others] = tableKeys;
  const reached = new Set(first === undefined ? [] : [first]);
  const missing = new Set(others.filter((key) => !reached.has(key)));
  const joined: ContextRelation[] = [];
  while (missing.size > 0) {
    const path = nearestPath(graph, reached, missing, maxSteps);
    if (path === null) break;
    for (const relation of path) {
      joined.push(relation);
      for (const key of endsOf(relation)) reached.add(key);
    }
    for (const key of reached) missing.delete(key);
  }
  return { relations: joined, tables: [...reached], unreached: [...missing] };
}

function joinGraph(relations: readonly ContextRelation[]): JoinGraph {
  const known = graphs.get(relations);
  if (known) return known;
  const graph = new Map<string, Edge[]>();
  const link = (from: string, edge: Edge): void => {
    const edges = graph.get(from);
    if (edges) edges.push(edge);
    else graph.set(from, [edge]);
  };
  for (const relation of relations) {
    const [from, to] = endsOf(relation);
    const weight = relation.inferred ? 1.5 : 1;
    link(from, { relation, other: to, weight });
    if (from !== to) link(to, { relation, other: from, weight });
  }
  graphs.set(relations, graph);
  return graph;
}

/** Dijkstra from all of `sources` at once to whichever of `goals` is nearest. */
function nearestPath(
  graph: JoinGraph,
  sources: ReadonlySet<string>,
  goals: ReadonlySet<string>,
  maxSteps: number,
): readonly ContextRelation[] | null {
  const cameBy = new Map<string, { edge: Edge; from: string } | null>();
  const distance = new Map<string, number>();
  const open: { key: string; cost: number; steps: number }[] = [];
  for (const key of sources) {
    distance.set(key, 0);
    cameBy.set(key, null);
    open.push({ key, cost: 0, steps: 0 });
  }
  while (open.length > 0) {
    const here = takeNearest(open);
    if (here.cost > (distance.get(here.key) ?? 0)) continue;
    if (goals.has(here.key)) return walkBack(cameBy, here.key);
    if (here.steps === maxSteps) continue;
    for (const edge of graph.get(here.key) ?? []) {
      const cost = here.cost + edge.weight;
      if (cost >= (distance.get(edge.other) ?? Number.POSITIVE_INFINITY)) continue;
      distance.set(edge.other, cost);
      cameBy.set(edge.other, { edge, from: here.key });
      open.push({ key: edge.other, cost, steps: here.steps + 1 });
    }
  }
  return null;
}

function takeNearest<Item extends { cost: number }>(open: Item[]): Item {
  let best = 0;
  for (let at = 1; at < open.length; at++) if (costAt(open, at) < costAt(open, best)) best = at;
  return open.splice(best, 1)[0] as Item;
}

function costAt(open: readonly { cost: number }[], at: number): number {
  return open[at]?.cost ?? Number.POSITIVE_INFINITY;
}

function walkBack(
  cameBy: ReadonlyMap<string, { edge: Edge; from: string } | null>,
  goal: string,
): readonly ContextRelation[] {
  const path: ContextRelation[] = [];
  let step = cameBy.get(goal);
  while (step) {
    path.unshift(step.edge.relation);
    step = cameBy.get(step.from);
  }
  return path;
}

function endsOf({ from, to }: ContextRelation): readonly [string, string] {
  return [tableKey(from.schema, from.table), tableKey(to.schema, to.table)];
}
