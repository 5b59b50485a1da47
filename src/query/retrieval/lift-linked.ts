import { tableKey } from '../../catalog/table-key.ts';
import type { LinkedValue } from '../../ports/llm.ts';
import type { CatalogIndex } from './index-catalog.ts';
import type { Scores } from './score-words.ts';

/** Columns that hold the same value beyond these say little of what is meant. */
const maxColumnsOfText = 3;
const maxColumns = 10;
/** Enough for a table to count among those that the question is about. */
const linkedTableScore = 0.6;

/**
 * Lifts the columns that hold values which the question names, and their tables; where many columns hold the same value, those of the
 * best tables. `columns` are the lifted ones, in the question's order.
 */
export function liftLinked(
  index: CatalogIndex,
  scores: Scores,
  links: readonly LinkedValue[],
): { readonly scores: Scores; readonly columns: readonly number[] } {
  if (links.length === 0) return { scores, columns: [] };
  const lifted = {
    ...scores,
    tables: scores.tables.slice(),
    columns: scores.columns.slice(),
  };
  const columns = new Set<number>();
  for (const sameText of Map.groupBy(links, ({ matchedText }) => matchedText).values()) {
    const places = [...new Set(sameText.map((link) => columnOf(index, link)))].filter((at) => at >= 0);
    const tableScore = (at: number): number => scores.tables[index.tableOf[at] ?? -1] ?? 0;
    const score = (at: number): number => tableScore(at) + (scores.columns[at] ?? 0);
    places.sort((a, b) => score(b) - score(a) || a - b);
    for (const at of places.slice(0, maxColumnsOfText)) columns.add(at);
  }
  const kept = [...columns].slice(0, maxColumns);
  for (const at of kept) {
    lifted.columns[at] = Math.max(1, lifted.columns[at] ?? 0);
    const leader = index.tableOf[at] ?? -1;
    for (const table of index.membersOf.get(leader) ?? [leader]) {
      lifted.tables[table] = Math.max(linkedTableScore, lifted.tables[table] ?? 0);
    }
  }
  return { scores: lifted, columns: kept };
}

/** A column of a series is its leader's. */
function columnOf(index: CatalogIndex, { schema, table, column }: LinkedValue): number {
  const member = index.tableByKey.get(tableKey(schema, table));
  if (member === undefined) return -1;
  const leader = index.leaderOf[member] ?? member;
  const place = index.tables[leader]?.columns.findIndex(({ name }) => name === column) ?? -1;
  return place < 0 ? -1 : (index.firstColumn[leader] ?? 0) + place;
}
