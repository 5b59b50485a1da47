import { expansionsOf } from '../../shared/text/abbreviations.ts';
import { splitIdentifier } from '../../shared/text/split-identifier.ts';
import { stem } from '../../shared/text/stem.ts';
import { stopWords } from '../../shared/text/stop-words.ts';
import { synonymsOf } from '../../shared/text/synonyms.ts';
import type { WordIndex } from './index-words.ts';

/** One word of the question: the indexed words it may stand for, each with how surely, 0 to 1. */
export type QuestionTerm = ReadonlyMap<string, number>;

const maxQuestionLength = 4000;
const sameWord = 1;
const shortForm = 0.75;
const sameMeaning = 0.5;
const sameStart = 0.7;
const shortestStart = 4;

/** The question's telling words, each once. Words that the catalog does not know in any form are left out. */
export function readQuestion(question: string, words: WordIndex): readonly QuestionTerm[] {
  const terms = new Map<string, QuestionTerm>();
  const spoken = splitIdentifier(question.slice(0, maxQuestionLength));
  for (const [at, word] of spoken.entries()) {
    if (stopWords.has(word)) continue;
    const root = stem(word);
    if (terms.has(root)) continue;
    const term = variantsOf(word, root, words);
    const joined = stem(`${word}${spoken[at + 1] ?? ''}`);
    if (joined !== root && words.postings.has(joined)) term.set(joined, 1);
    if (term.size > 0) terms.set(root, term);
  }
  return [...terms.values()];
}

function variantsOf(word: string, root: string, words: WordIndex): Map<string, number> {
  const variants = new Map<string, number>();
  const add = (variant: string, likelihood: number): void => {
    if (words.postings.has(variant) && (variants.get(variant) ?? 0) < likelihood)
      variants.set(variant, likelihood);
  };
  add(root, sameWord);
  for (const short of words.shortFormsOf.get(root) ?? []) add(short, shortForm);
  for (const expansion of expansionsOf(word)) add(stem(expansion), shortForm);
  for (const synonym of synonymsOf(root)) {
    add(synonym, sameMeaning);
    for (const short of words.shortFormsOf.get(synonym) ?? []) add(short, sameMeaning * shortForm);
  }
  if (root.length >= shortestStart) {
    for (const longer of startingWith(words.sorted, root))
      add(longer, sameStart * (root.length / longer.length));
    for (const compound of words.endings.get(root) ?? [])
      add(compound, sameStart * (root.length / compound.length));
  }
  return variants;
}

function* startingWith(sorted: readonly string[], start: string): Generator<string> {
  for (let at = firstFrom(sorted, start); at < sorted.length; at++) {
    const word = sorted[at] ?? '';
    if (!word.startsWith(start)) return;
    yield word;
  }
}

function firstFrom(sorted: readonly string[], start: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
