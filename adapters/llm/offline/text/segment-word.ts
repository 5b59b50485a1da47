/**
 * A run-together word as the words of `vocabulary` it is made of, fewest pieces first: `pettype` → pet, type.
 * `null` when it is a word itself or cannot be cut completely.
 */
export function segmentWord(word: string, vocabulary: ReadonlySet<string>): readonly string[] | null {
  if (word.length < 5 || vocabulary.has(word)) return null;
  const best: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end += 1) {
    best[end] = null;
    for (let start = 0; start < end; start += 1) {
      const before = best[start];
      const piece = word.slice(start, end);
      if (before === null || before === undefined || !isPiece(piece, vocabulary)) continue;
      const known = best[end];
      if (known === null || known === undefined || known.length > before.length + 1) {
        best[end] = [...before, piece];
      }
    }
  }
  const found = best[word.length] ?? null;
  return found !== null && found.length > 1 && found.length <= 4 ? found : null;
}

function isPiece(piece: string, vocabulary: ReadonlySet<string>): boolean {
  return piece === 'id' || piece === 'of' || (piece.length >= 3 && vocabulary.has(piece));
}
