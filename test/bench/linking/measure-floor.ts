import type { Catalog, CatalogTable } from '../../../src/ports/catalog.ts';
import { splitIdentifier } from '../../../src/shared/text/split-identifier.ts';
import type { LinkingSet } from './read-set.ts';

/** What plain BM25 does: one document a table (its name, its columns, their comments), the ten best tables whole. */
export function measureFloor(
  set: LinkingSet,
  shownTables = 10,
): { readonly tableRecall: number; readonly allTables: number } {
  const indexes = new Map([...set.catalogs].map(([name, catalog]) => [name, buildIndex(catalog)]));
  let recalled = 0;
  let complete = 0;
  for (const { databaseName, question, gold } of set.questions) {
    const index = indexes.get(databaseName);
    if (!index) continue;
    const shown = new Set(index.best(splitIdentifier(question), shownTables));
    const met = gold.tables.filter((choices) => choices.some((table) => shown.has(table))).length;
    recalled += gold.tables.length === 0 ? 1 : met / gold.tables.length;
    complete += met === gold.tables.length ? 1 : 0;
  }
  return { tableRecall: recalled / set.questions.length, allTables: complete / set.questions.length };
}

function buildIndex(catalog: Catalog) {
  const withSchema = catalog.searchPath.length === 0;
  const documents = catalog.tables.map((table) => ({
    name: (withSchema ? `${table.schema}.${table.name}` : table.name).toLowerCase(),
    words: wordsOf(table),
  }));
  const averageLength = documents.reduce((sum, { words }) => sum + words.length, 0) / documents.length;
  const postings = new Map<string, Map<number, number>>();
  for (const [at, { words }] of documents.entries()) {
    for (const word of words) {
      const counts = postings.get(word) ?? new Map<number, number>();
      counts.set(at, (counts.get(at) ?? 0) + 1);
      postings.set(word, counts);
    }
  }
  const best = (query: readonly string[], limit: number): readonly string[] => {
    const scores = new Float64Array(documents.length);
    for (const word of query) {
      const counts = postings.get(word) ?? new Map<number, number>();
      const rarity = Math.log(1 + (documents.length - counts.size + 0.5) / (counts.size + 0.5));
      for (const [at, count] of counts) {
        const length = (documents[at]?.words.length ?? 0) / averageLength;
        scores[at] = (scores[at] ?? 0) + (rarity * count * 2.2) / (count + 1.2 * (0.25 + 0.75 * length));
      }
    }
    const ranked = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
    return ranked.slice(0, limit).map((at) => documents[at]?.name ?? '');
  };
  return { best };
}

function wordsOf({ name, comment, columns }: CatalogTable): readonly string[] {
  return splitIdentifier(
    [name, comment ?? '', ...columns.flatMap((column) => [column.name, column.comment ?? ''])].join(' '),
  );
}
