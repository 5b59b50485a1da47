/** `words` stand in `text`, one after the other; both as `stemmedWords` gives them. No words stand nowhere. */
export function holdsWords(text: readonly string[], words: readonly string[]): boolean {
  if (words.length === 0) return false;
  return text.some((_, start) => words.every((word, at) => text[start + at] === word));
}
