import { splitIdentifier } from '../shared/text/split-identifier.ts';
import { stem } from '../shared/text/stem.ts';

/** The stems of a text's words, in their order. */
export function stemmedWords(text: string): readonly string[] {
  return splitIdentifier(text).map(stem);
}
