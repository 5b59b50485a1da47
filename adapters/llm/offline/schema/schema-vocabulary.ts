import type { SchemaContext } from '../../../../src/adapter-kit/index.ts';
import { ABBREVIATIONS } from '../lexicon/abbreviations.ts';
import { NAME_WORDS } from '../lexicon/name-words.ts';
import { splitIdentifier } from '../text/split-identifier.ts';

/** The words a run-together name of this schema may be made of. */
export function schemaVocabulary(schema: SchemaContext): ReadonlySet<string> {
  const vocabulary = new Set<string>([...NAME_WORDS, ...ABBREVIATIONS.keys()]);
  for (const table of schema.tables) {
    const words = splitIdentifier(table.name);
    if (words.length === 1 && table.name.length > 10) continue;
    for (const word of words) {
      vocabulary.add(word);
      if (word.endsWith('s')) vocabulary.add(word.slice(0, -1));
    }
  }
  return vocabulary;
}
