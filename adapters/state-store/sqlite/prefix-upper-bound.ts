const highestCodePoint = 0x10ffff;

/**
 * The least text, in SQLite's order of UTF-8 bytes (which is that of code points), that is above every text starting with
 * `prefix`; `null` when there is none: the prefix is empty, or all of it is U+10FFFF.
 */
export function prefixUpperBound(prefix: string): string | null {
  const codePoints = Array.from(prefix, (character) => character.codePointAt(0) ?? 0);
  while (codePoints.at(-1) === highestCodePoint) codePoints.pop();
  const last = codePoints.pop();
  if (last === undefined) return null;
  // Surrogates are no characters: U+D7FF is followed by U+E000.
  return String.fromCodePoint(...codePoints, last === 0xd7ff ? 0xe000 : last + 1);
}
