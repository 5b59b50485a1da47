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

const declaredWeight = 2;
const inferredWeight = 3;

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
    const weight = relation.inferred ? inferredWeight : declaredWeight;
    link(from, { relation, other: to, weight });
    if (from !== to) link(to, { relation, other: from, weight });
  }
  graphs.set(relations, graph);
  return graph;
}

/** Dijkstra over whole-numbered distances, from all of `sources` at once to whichever of `goals` is nearest. */
function nearestPath(
  graph: JoinGraph,
  sources: ReadonlySet<string>,
  goals: ReadonlySet<string>,
  maxSteps: number,
): readonly ContextRelation[] | null {
  const cameBy = new Map<string, { edge: Edge; from: string } | null>();
  const distance = new Map<string, number>();
  const rings: { key: string; steps: number }[][] = [[]];
  for (const key of sources) {
    distance.set(key, 0);
    cameBy.set(key, null);
    rings[0]?.push({ key, steps: 0 });
  }
  for (let ring = 0; ring < rings.length; ring++) {
    for (const { key, steps } of rings[ring] ?? []) {
      if (ring > (distance.get(key) ?? 0)) continue;
      if (goals.has(key)) return walkBack(cameBy, key);
      if (steps === maxSteps) continue;
      for (const edge of graph.get(key) ?? []) {
        const cost = ring + edge.weight;
        if (cost >= (distance.get(edge.other) ?? Number.POSITIVE_INFINITY)) continue;
        distance.set(edge.other, cost);
        cameBy.set(edge.other, { edge, from: key });
        while (rings.length <= cost) rings.push([]);
        rings[cost]?.push({ key: edge.other, steps: steps + 1 });
      }
    }
  }
  return null;
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
