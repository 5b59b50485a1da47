import type { SchemaTable } from '../schema/schema-model.ts';
import { wordSimilarity } from './word-similarity.ts';

/** Words of table names that say how the table is used, not what it holds. */
const WEAK_WORDS: ReadonlySet<string> = new Set([
  'ref',
  'reference',
  'tbl',
  'data',
  'information',
  'info',
  'detail',
  'list',
  'mast',
  'dim',
  'fact',
  'lookup',
  'snapshot',
  'daily',
]);

/** How well a span of the question names a table, 0 to 1. */
export function scoreTable(span: readonly string[], table: SchemaTable): number {
  return Math.max(scoreWords(span, table.words), scoreWords(span, table.rawWords));
}

function scoreWords(span: readonly string[], words: readonly string[]): number {
  const matched = new Set<string>();
  let quality = 0;
  for (const said of span) {
    let best = 0;
    let bestWord = '';
    for (const word of words) {
      const similarity =
        word.length >= 3 && said.length > word.length && said.startsWith(word)
          ? Math.max(0.84, wordSimilarity(said, word))
          : wordSimilarity(said, word);
      if (similarity > best) [best, bestWord] = [similarity, word];
    }
    if (best === 0) return 0;
    matched.add(bestWord);
    quality += best;
  }
  const missing = words
    .filter((word) => !matched.has(word))
    .reduce((sum, word) => sum + (WEAK_WORDS.has(word) ? 0.1 : 1), 0);
  const covered = matched.size / (matched.size + missing);
  return (quality / span.length) * (0.5 + 0.5 * covered);
}
