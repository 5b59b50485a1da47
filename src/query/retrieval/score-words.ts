import type { CatalogIndex } from './index-catalog.ts';
import type { Postings } from './index-words.ts';
import type { QuestionTerm } from './read-question.ts';

export interface Scores {
  /** By table; members of a series have what their leader has. */
  readonly tables: Float64Array;
  readonly columns: Float64Array;
}

const throughColumn = 0.8;

/**
 * How well tables and columns cover the question's words. Each word counts once a table, by the best place that holds it (its
 * name, its comment, a column) and by how rare it is among tables, as in BM25.
 */
export function scoreWords(index: CatalogIndex, terms: readonly QuestionTerm[]): Scores {
  const tableCount = index.tables.length;
  const tables = new Float64Array(tableCount);
  const columns = new Float64Array(index.columns.length);
  const nameHits = new Float64Array(tableCount);
  for (const term of terms) {
    const best = bestPlaces(index, term);
    const rarity = Math.log(1 + (tableCount - best.tables.size + 0.5) / (best.tables.size + 0.5));
    for (const [table, strength] of best.tables) tables[table] = (tables[table] ?? 0) + rarity * strength;
    for (const [table, strength] of best.named) nameHits[table] = (nameHits[table] ?? 0) + rarity * strength;
    for (const [column, strength] of best.columns) {
      const share = 0.6 + 0.4 / (index.words.columnWords[column] ?? 1);
      columns[column] = (columns[column] ?? 0) + rarity * strength * share;
    }
  }
  for (const [table, hits] of nameHits.entries()) {
    const words = index.words.tableWords[table] ?? 0;
    if (hits > 0 && words > 0) tables[table] = (tables[table] ?? 0) + (0.8 * hits) / words;
  }
  return { tables, columns };
}

function bestPlaces(index: CatalogIndex, term: QuestionTerm) {
  const tables = new Map<number, number>();
  const named = new Map<number, number>();
  const columns = new Map<number, number>();
  for (const [word, likelihood] of term) {
    const places = index.words.postings.get(word) as Postings;
    for (const [at, table] of places.tables.entries()) {
      const strength = likelihood * (places.tableStrengths[at] ?? 0);
      raise(tables, table, strength);
      raise(named, table, strength);
    }
    for (const [at, column] of places.columns.entries()) {
      const strength = likelihood * (places.columnStrengths[at] ?? 0);
      raise(columns, column, strength);
      raise(tables, index.tableOf[column] ?? 0, strength * throughColumn);
    }
  }
  return { tables, named, columns };
}

function raise(best: Map<number, number>, key: number, value: number): void {
  if ((best.get(key) ?? 0) < value) best.set(key, value);
}
