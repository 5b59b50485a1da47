import { splitIdentifier } from '../../shared/text/split-identifier.ts';
import { stem } from '../../shared/text/stem.ts';
import { stopWords } from '../../shared/text/stop-words.ts';
import type { WordIndex } from './index-words.ts';

/** One word of the question: the indexed words it may stand for, each with how surely, 0 to 1. */
export type QuestionTerm = ReadonlyMap<string, number>;

const maxQuestionLength = 4000;

/** The question's telling words, each once. Words that the catalog does not know in any form are left out. */
export function readQuestion(question: string, words: WordIndex): readonly QuestionTerm[] {
  const terms = new Map<string, QuestionTerm>();
  for (const word of splitIdentifier(question.slice(0, maxQuestionLength))) {
    if (stopWords.has(word)) continue;
    const root = stem(word);
    if (terms.has(root)) continue;
    const term = variantsOf(root, words);
    if (term.size > 0) terms.set(root, term);
  }
  return [...terms.values()];
}

function variantsOf(root: string, words: WordIndex): QuestionTerm {
  const variants = new Map<string, number>();
  if (words.postings.has(root)) variants.set(root, 1);
  return variants;
}
