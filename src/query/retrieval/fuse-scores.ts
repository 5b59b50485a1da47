import type { CatalogIndex } from './index-catalog.ts';
import type { Scores } from './score-words.ts';

const vectorShare = 0.4;
const fromColumns = 0.35;
const fromNeighbour = 0.12;

/**
 * One score from two searches, each scaled to what it found best. A table also earns by its best columns, and a little by a good
 * neighbour along a key. Members of a series score as their leader.
 */
export function fuseScores(index: CatalogIndex, lexical: Scores, vectors: Scores | null): Scores {
  const columns = blend(lexical.columns, vectors?.columns ?? null);
  const own = blend(lexical.tables, vectors && liftToLeaders(index, vectors.tables));
  const best = bestColumns(index, columns);
  for (const [table, score] of best.entries()) own[table] = (own[table] ?? 0) + fromColumns * score;
  const tables = Float64Array.from(
    own,
    (score, table) => score + fromNeighbour * bestNeighbour(index, own, table),
  );
  for (const [table, leader] of index.leaderOf.entries()) tables[table] = tables[leader] ?? 0;
  return { tables: scaled(tables), columns };
}

function blend(lexical: Float64Array, vectors: Float64Array | null): Float64Array {
  const words = scaled(lexical);
  if (!vectors) return words;
  const near = scaled(aboveTail(vectors));
  return words.map((score, at) => score + vectorShare * (near[at] ?? 0));
}

/** How far each hit stands above the last one. */
function aboveTail(scores: Float64Array): Float64Array {
  const hits = scores.filter((score) => score > 0);
  const tail = hits.length > 1 ? hits.reduce((least, score) => Math.min(least, score)) * 0.9 : 0;
  return scores.map((score) => Math.max(0, score - tail));
}

function liftToLeaders(index: CatalogIndex, scores: Float64Array): Float64Array {
  const lifted = new Float64Array(scores.length);
  for (const [table, score] of scores.entries()) {
    const leader = index.leaderOf[table] ?? table;
    lifted[leader] = Math.max(lifted[leader] ?? 0, score);
  }
  return lifted;
}

function bestColumns(index: CatalogIndex, columns: Float64Array): Float64Array {
  const best = new Float64Array(index.tables.length);
  for (const [column, score] of columns.entries()) {
    const table = index.tableOf[column] ?? 0;
    if (score > (best[table] ?? 0)) best[table] = score;
  }
  return best;
}

function bestNeighbour(index: CatalogIndex, scores: Float64Array, table: number): number {
  let best = 0;
  for (const other of index.neighboursOf[table] ?? []) best = Math.max(best, scores[other] ?? 0);
  return best;
}

function scaled(scores: Float64Array): Float64Array {
  const highest = scores.reduce((most, score) => Math.max(most, score), 0);
  return highest === 0 ? scores.slice() : scores.map((score) => score / highest);
}
