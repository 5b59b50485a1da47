import { findJoinTree } from '../../catalog/join-paths.ts';
import { tableKey } from '../../catalog/table-key.ts';
import type { CatalogIndex } from './index-catalog.ts';
import type { Scores } from './score-words.ts';

const anchorScore = 0.45;
const maxAnchors = 6;
const bridgeScore = 0.5;

/** Lifts the tables that stand between the best ones, so that what is shown can be joined. */
export function bridgeTables(index: CatalogIndex, scores: Scores): Scores {
  const anchors = [...index.membersOf.keys()]
    .filter((table) => (scores.tables[table] ?? 0) >= anchorScore)
    .sort((a, b) => (scores.tables[b] ?? 0) - (scores.tables[a] ?? 0) || a - b)
    .slice(0, maxAnchors)
    .flatMap((table) => keyOf(index, table));
  if (anchors.length < 2 || index.relations.length === 0) return scores;
  const tables = scores.tables.slice();
  for (const key of findJoinTree(index.relations, anchors, 3).tables) {
    const at = index.tableByKey.get(key);
    if (at !== undefined) tables[at] = Math.max(tables[at] ?? 0, bridgeScore);
  }
  return { ...scores, tables };
}

function keyOf(index: CatalogIndex, at: number): readonly string[] {
  const table = index.tables[at];
  return table ? [tableKey(table.schema, table.name)] : [];
}
