import { ABBREVIATIONS } from '../lexicon/abbreviations.ts';
import { isStopWord } from '../lexicon/stop-words.ts';
import { segmentWord } from '../text/segment-word.ts';
import { splitIdentifier } from '../text/split-identifier.ts';
import { stemWord } from '../text/stem-word.ts';

/** A name's words as stems: with abbreviations expanded, and as they stand. */
export function nameWords(
  name: string,
  vocabulary: ReadonlySet<string>,
): { readonly words: readonly string[]; readonly rawWords: readonly string[] } {
  const split = splitIdentifier(name);
  const pieces = (
    split.length === 2 && split[1] === 'name' ? [initialWord(split[0] ?? ''), 'name'] : split
  ).flatMap((word) => segmentWord(word, vocabulary) ?? [word]);
  const kept = pieces.filter((word) => pieces.length === 1 || !['of', 'the', 'tbl', 'table'].includes(word));
  const raw = kept.length === 0 ? pieces : kept;
  return {
    words: raw.flatMap((word) => (ABBREVIATIONS.get(word) ?? word).split(' ').map((part) => stemWord(part))),
    rawWords: raw.map((word) => stemWord(word)),
  };
}

/** The content words of a comment, as stems. */
export function commentStems(comment: string | null): ReadonlySet<string> {
  if (comment === null) return new Set();
  const words = comment.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !isStopWord(word)).map((word) => stemWord(word)));
}

/** `FName`, `LName`, `MName`. */
function initialWord(word: string): string {
  return { f: 'first', l: 'last', m: 'middle' }[word] ?? word;
}
