import { splitIdentifier } from '../shared/text/split-identifier.ts';
import { stem } from '../shared/text/stem.ts';

/** The words of `term` stand in `question`, one after the other; case and inflection do not matter. */
export function namesTerm(question: string, term: string): boolean {
  const words = wordsOf(term);
  if (words.length === 0) return false;
  const asked = wordsOf(question);
  return asked.some((_, start) => words.every((word, at) => asked[start + at] === word));
}

function wordsOf(text: string): readonly string[] {
  return splitIdentifier(text).map(stem);
}
