import type { AdjectiveTopic } from '../lexicon/function-tag.ts';
import { wordSimilarity } from '../link/word-similarity.ts';
import type { SchemaColumn, SchemaTable } from '../schema/schema-model.ts';

/**
 * The column of one of the tables that an adjective speaks of ("oldest" → age, or date of birth reversed): tables
 * in order of preference, topics best first.
 */
export function topicColumn(
  tables: readonly SchemaTable[],
  about: readonly AdjectiveTopic[],
): { readonly column: SchemaColumn; readonly reversed: boolean } | null {
  for (const table of tables.flatMap((own) => (own.base === null ? [own] : [own, own.base]))) {
    for (const topic of about) {
      const fitting = table.columns.filter(
        (column) => !column.isIdentifier && column.kind !== 'boolean' && speaksOf(column, topic.words),
      );
      const best = fitting.sort((left, right) => left.words.length - right.words.length)[0];
      if (best !== undefined) return { column: best, reversed: topic.reversed };
    }
  }
  return null;
}

function speaksOf(column: SchemaColumn, words: readonly string[]): boolean {
  const dated = words.includes('dat') && column.kind === 'date';
  return (
    dated ||
    words.every((word) =>
      column.words.some((own) => own === word || (word.length > 4 && wordSimilarity(own, word) >= 0.8)),
    )
  );
}
