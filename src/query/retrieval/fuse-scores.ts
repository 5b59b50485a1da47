import type { CatalogIndex } from './index-catalog.ts';
import type { Scores } from './score-words.ts';
import type { VectorScores } from './search-vectors.ts';

const vectorShare = 0.4;
const fromColumns = 0.35;
const fromNeighbour = 0.4;
/** A neighbour lifts a table up to just below itself. */
const belowNeighbour = 0.95;

/**
 * One score from two searches, each scaled to what it found best. A table also earns by its best columns, and a little by a good
 * neighbour along a key. Members of a series score as their leader. The lexical scores are used up: their arrays become the result.
 */
export function fuseScores(index: CatalogIndex, lexical: Scores, vectors: VectorScores | null): Scores {
  const columns = scaled(lexical.columns);
  const own = scaled(lexical.tables);
  if (vectors) addHits(columns, vectors.columns);
  if (vectors) addHits(own, liftToLeaders(index, vectors.tables));
  addBestColumns(index, columns, own);
  const tables = new Float64Array(own.length);
  for (let table = 0; table < own.length; table++) {
    const score = own[table] ?? 0;
    const neighbour = bestNeighbour(index, own, table);
    tables[table] = Math.max(score, Math.min(score + fromNeighbour * neighbour, neighbour * belowNeighbour));
  }
  for (let table = 0; table < own.length; table++)
    tables[table] = tables[index.leaderOf[table] ?? table] ?? 0;
  return { tables: scaled(tables), columns };
}

/** Scales in place so that 1 is the highest. */
function scaled(scores: Float64Array): Float64Array {
  let highest = 0;
  for (let at = 0; at < scores.length; at++) highest = Math.max(highest, scores[at] ?? 0);
  for (let at = 0; highest > 0 && at < scores.length; at++) scores[at] = (scores[at] ?? 0) / highest;
  return scores;
}

/** What counts is how far a hit stands above the last one; the best adds `vectorShare`. */
function addHits(scores: Float64Array, hits: ReadonlyMap<number, number>): void {
  const similarities = [...hits.values()].filter((similarity) => similarity > 0);
  const highest = Math.max(0, ...similarities);
  const floor = similarities.length > 1 ? Math.min(...similarities) * 0.9 : 0;
  for (const [at, similarity] of hits) {
    if (similarity > floor)
      scores[at] = (scores[at] ?? 0) + (vectorShare * (similarity - floor)) / (highest - floor);
  }
}

function liftToLeaders(index: CatalogIndex, hits: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const lifted = new Map<number, number>();
  for (const [table, similarity] of hits) {
    const leader = index.leaderOf[table] ?? table;
    lifted.set(leader, Math.max(lifted.get(leader) ?? 0, similarity));
  }
  return lifted;
}

function addBestColumns(index: CatalogIndex, columns: Float64Array, tables: Float64Array): void {
  for (let table = 0; table < tables.length; table++) {
    let best = 0;
    const end = index.firstColumn[table + 1] ?? 0;
    for (let column = index.firstColumn[table] ?? 0; column < end; column++) {
      const score = columns[column] ?? 0;
      if (score > best) best = score;
    }
    tables[table] = (tables[table] ?? 0) + fromColumns * best;
  }
}

function bestNeighbour(index: CatalogIndex, scores: Float64Array, table: number): number {
  let best = 0;
  for (const other of index.neighboursOf[table] ?? []) {
    const score = scores[other] ?? 0;
    if (score > best) best = score;
  }
  return best;
}
