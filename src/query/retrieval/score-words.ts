import type { CatalogIndex } from './index-catalog.ts';
import type { QuestionTerm } from './read-question.ts';

export interface Scores {
  /** By table; members of a series have what their leader has. */
  readonly tables: Float64Array;
  readonly columns: Float64Array;
}

const throughColumn = 0.8;
/** What a table earns by a name whose every word is in the question. */
const fullName = 1.3;

/**
 * How well tables and columns cover the question's words. Each word counts once a table, by the best place that holds it (its
 * name, its comment, a column) and by how rare it is among tables, as in BM25.
 */
export function scoreWords(index: CatalogIndex, terms: readonly QuestionTerm[]): Scores {
  const tableCount = index.tables.length;
  const tables = new Float64Array(tableCount);
  const columns = new Float64Array(index.columns.length);
  const nameHits = new Float64Array(tableCount);
  const best = scratchOf(index);
  for (const term of terms) {
    findBest(index, term, best);
    const holders = best.tables.touched.length;
    const rarity = Math.log(1 + (tableCount - holders + 0.5) / (holders + 0.5));
    best.tables.drain((table, strength) => {
      tables[table] = (tables[table] ?? 0) + rarity * strength;
    });
    best.named.drain((table, strength) => {
      nameHits[table] = (nameHits[table] ?? 0) + rarity * strength;
    });
    best.columns.drain((column, strength) => {
      const share = 0.6 + 0.4 / (index.words.columnWords[column] ?? 1);
      columns[column] = (columns[column] ?? 0) + rarity * strength * share;
    });
  }
  for (let table = 0; table < tableCount; table++) {
    const hits = nameHits[table] ?? 0;
    const words = index.words.tableWords[table] ?? 0;
    if (hits > 0 && words > 0) tables[table] = (tables[table] ?? 0) + (fullName * hits) / words;
  }
  return { tables, columns };
}

const scratch = new WeakMap<CatalogIndex, BestPlaces>();

/** Scoring never yields, so that calls can share the arrays. */
function scratchOf(index: CatalogIndex): BestPlaces {
  const known = scratch.get(index);
  if (known) return known;
  const { tables, columns } = index;
  const best = {
    tables: new Best(tables.length),
    named: new Best(tables.length),
    columns: new Best(columns.length),
  };
  scratch.set(index, best);
  return best;
}

interface BestPlaces {
  readonly tables: Best;
  readonly named: Best;
  readonly columns: Best;
}

function findBest(index: CatalogIndex, term: QuestionTerm, best: BestPlaces): void {
  for (const [word, likelihood] of term) {
    const places = index.words.postings.get(word);
    if (!places) continue;
    for (let at = 0; at < places.tables.length; at++) {
      const table = places.tables[at] ?? 0;
      const strength = likelihood * (places.tableStrengths[at] ?? 0);
      best.tables.raise(table, strength);
      best.named.raise(table, strength);
    }
    for (let at = 0; at < places.columns.length; at++) {
      const column = places.columns[at] ?? 0;
      const strength = likelihood * (places.columnStrengths[at] ?? 0);
      best.columns.raise(column, strength);
      best.tables.raise(index.tableOf[column] ?? 0, strength * throughColumn);
    }
  }
}

/** The highest value seen at each place, in an array that is used again for the next word. */
class Best {
  readonly touched: number[] = [];
  readonly #values: Float64Array;

  constructor(size: number) {
    this.#values = new Float64Array(size);
  }

  raise(at: number, value: number): void {
    const known = this.#values[at] ?? 0;
    if (known === 0) this.touched.push(at);
    if (value > known) this.#values[at] = value;
  }

  drain(take: (at: number, value: number) => void): void {
    for (const at of this.touched) {
      take(at, this.#values[at] ?? 0);
      this.#values[at] = 0;
    }
    this.touched.length = 0;
  }
}
