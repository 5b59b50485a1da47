import type { AmbiguousJoin, ContextRelation } from '../ports/schema-context.ts';
import { tableKey } from './table-key.ts';

type Way = readonly ContextRelation[];

/** Relations in a way at most: longer ones are seldom meant. */
const maxSteps = 3;
/** Ways told of one pair at most. */
const maxWays = 6;
/** A series of tables with two keys each has as many pairs as tables. */
const maxPairs = 20;
const declaredWeight = 2;
const inferredWeight = 3;

/**
 * The pairs of tables that can be joined in several equally short ways, at most 20: any two with several keys between them (roles such as billing
 * and shipping address; a table that refers to itself twice), best tables first, then those of `tables` (keys as `tableKey` makes them, best first) that no key joins and
 * between which several chains of tables are as short. An inferred key counts as one and a half declared ones where chains are compared.
 */
export function findAmbiguousJoins(
  relations: readonly ContextRelation[],
  tables: readonly string[],
): readonly AmbiguousJoin[] {
  const direct = Map.groupBy(relations, pairOf);
  const roles = [...direct.values()]
    .map((parallel) => withoutPartial(parallel).map((relation) => [relation]))
    .filter((ways) => ways.length > 1);
  const edges = edgesOf(direct);
  const chains = tables.flatMap((start, at) => {
    const distances = distancesFrom(start, edges);
    return tables.slice(at + 1).map((goal) => chainsBetween(start, goal, edges, distances));
  });
  const rank = (way: Way): number => {
    const ends = way.flatMap(({ from, to }) => [from, to]);
    const places = ends.map(({ schema, table }) => tables.indexOf(tableKey(schema, table)));
    return places.reduce((sum, place) => sum + (place < 0 ? tables.length : place), 0);
  };
  const ranked = roles
    .map((ways) => ({ ways, rank: rank(ways[0] ?? []) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ ways }) => ways);
  return [...ranked, ...chains.filter((ways) => ways.length > 1)]
    .slice(0, maxPairs)
    .map((ways) => ({ ways: ways.slice(0, maxWays) }));
}

/** The same for both directions of a pair. */
function pairOf({ from, to }: ContextRelation): string {
  return JSON.stringify([tableKey(from.schema, from.table), tableKey(to.schema, to.table)].sort());
}

/** Without keys whose columns another key of the pair holds too: that one is the whole of it. */
function withoutPartial(parallel: readonly ContextRelation[]): readonly ContextRelation[] {
  const pairs = parallel.map(columnPairs);
  return parallel.filter((_, at) => {
    const own = pairs[at] ?? new Set();
    return !pairs.some(
      (other, place) => place !== at && own.isSubsetOf(other) && (own.size < other.size || place < at),
    );
  });
}

function columnPairs({ from, to }: ContextRelation): ReadonlySet<string> {
  const start = tableKey(from.schema, from.table);
  const end = tableKey(to.schema, to.table);
  return new Set(
    from.columns.map((column, at) =>
      JSON.stringify([`${start}.${column}`, `${end}.${to.columns[at] ?? ''}`].sort()),
    ),
  );
}

interface Edge {
  readonly other: string;
  readonly relation: ContextRelation;
  readonly weight: number;
}

/** The best relation of each pair, from either end. */
function edgesOf(
  direct: ReadonlyMap<string, readonly ContextRelation[]>,
): ReadonlyMap<string, readonly Edge[]> {
  const edges = new Map<string, Edge[]>();
  for (const parallel of direct.values()) {
    const relation = parallel.find(({ inferred }) => !inferred) ?? parallel[0];
    if (!relation) continue;
    const start = tableKey(relation.from.schema, relation.from.table);
    const end = tableKey(relation.to.schema, relation.to.table);
    const weight = relation.inferred ? inferredWeight : declaredWeight;
    for (const [one, other] of [[start, end] as const, [end, start] as const]) {
      if (start !== end) edges.set(one, [...(edges.get(one) ?? []), { other, relation, weight }]);
    }
  }
  return edges;
}

/** Least weight to each table within `maxSteps`. */
function distancesFrom(
  start: string,
  edges: ReadonlyMap<string, readonly Edge[]>,
): ReadonlyMap<string, number> {
  const distances = new Map([[start, 0]]);
  let open = [start];
  for (let step = 0; step < maxSteps; step++) {
    const next = new Set<string>();
    for (const key of open) {
      for (const { other, weight } of edges.get(key) ?? []) {
        const distance = (distances.get(key) ?? 0) + weight;
        if (distance >= (distances.get(other) ?? Number.POSITIVE_INFINITY)) continue;
        distances.set(other, distance);
        next.add(other);
      }
    }
    open = [...next];
  }
  return distances;
}

/** Every shortest chain, walked back from the goal. */
function chainsBetween(
  start: string,
  goal: string,
  edges: ReadonlyMap<string, readonly Edge[]>,
  distances: ReadonlyMap<string, number>,
): readonly Way[] {
  const ways: Way[] = [];
  const walk = (at: string, way: Way): void => {
    if (ways.length === maxWays) return;
    if (at === start) {
      ways.push(way);
      return;
    }
    const distance = distances.get(at) ?? 0;
    if (way.length === maxSteps) return;
    for (const { other, relation, weight } of edges.get(at) ?? []) {
      if (distances.get(other) === distance - weight) walk(other, [relation, ...way]);
    }
  };
  if (start !== goal && distances.has(goal)) walk(goal, []);
  return ways;
}
