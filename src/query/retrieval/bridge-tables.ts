import type { CatalogIndex } from './index-catalog.ts';
import { rankTables } from './rank-tables.ts';
import type { Scores } from './score-words.ts';

const anchorScore = 0.45;
const maxAnchors = 6;
const bridgeScore = 0.5;
/** Tables reached from an anchor at most this many relations away. */
const reach = 2;
/** A table with more relations than this, met on the way, ties everything to everything: no way leads through it. */
const maxDegree = 100;
/** Relations in a bridge at most. */
const maxLength = 3;

/** A relation whose ends were reached from two different anchors. */
interface Meeting {
  readonly relation: number;
  readonly length: number;
}

/**
 * Lifts the tables that stand between the best ones, so that what is shown can be joined: the shortest paths that tie the best
 * tables together, declared keys before inferred ones.
 */
export function bridgeTables(index: CatalogIndex, scores: Scores): Scores {
  const anchors = rankTables(index, scores.tables, anchorScore).slice(0, maxAnchors);
  if (anchors.length < 2 || index.relations.length === 0) return scores;
  const { cameFrom, anchorOf, meetings } = explore(index, anchors);
  const tables = scores.tables.slice();
  const lift = (table: number): void => {
    for (let at: number | undefined = table; at !== undefined; at = cameFrom.get(at)) {
      tables[at] = Math.max(tables[at] ?? 0, bridgeScore);
    }
  };
  const tree = new Map(anchors.map((anchor) => [anchor, anchor]));
  for (const { relation } of meetings) {
    const [from = -1, to = -1] = index.endsOf[relation] ?? [];
    const start = rootOf(tree, anchorOf.get(from) ?? -1);
    const end = rootOf(tree, anchorOf.get(to) ?? -1);
    if (start === end) continue;
    tree.set(start, end);
    lift(from);
    lift(to);
  }
  return { ...scores, tables };
}

function explore(index: CatalogIndex, anchors: readonly number[]) {
  const anchorOf = new Map(anchors.map((anchor) => [anchor, anchor]));
  const distance = new Map(anchors.map((anchor) => [anchor, 0]));
  const cameFrom = new Map<number, number>();
  const met = new Map<number, Meeting>();
  const open = [...anchors];
  for (const table of open) {
    const steps = distance.get(table) ?? 0;
    const relations = index.relationsOf[table] ?? [];
    if (steps > 0 && relations.length > maxDegree) continue;
    for (const relation of relations) {
      const [from = -1, to = -1] = index.endsOf[relation] ?? [];
      const other = from === table ? to : from;
      if (!anchorOf.has(other)) {
        if (steps === reach) continue;
        anchorOf.set(other, anchorOf.get(table) ?? table);
        distance.set(other, steps + 1);
        cameFrom.set(other, table);
        open.push(other);
      } else if (anchorOf.get(other) !== anchorOf.get(table)) {
        const length = steps + 1 + (distance.get(other) ?? 0);
        const cost = length + (index.relations[relation]?.inferred ? 0.5 : 0);
        if (length <= maxLength) met.set(relation, { relation, length: cost });
      }
    }
  }
  const meetings = [...met.values()].sort((a, b) => a.length - b.length || a.relation - b.relation);
  return { cameFrom, anchorOf, meetings };
}

function rootOf(tree: ReadonlyMap<number, number>, anchor: number): number {
  let root = anchor;
  for (let next = tree.get(root); next !== undefined && next !== root; next = tree.get(root)) root = next;
  return root;
}
