/** Insertions, deletions, substitutions and swaps of neighbours. */
export function editDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, at) => [at]);
  for (let column = 0; column <= b.length; column += 1) (rows[0] ?? [])[column] = column;
  for (let row = 1; row <= a.length; row += 1) {
    for (let column = 1; column <= b.length; column += 1) {
      const at = (up: number, back: number): number => rows[row - up]?.[column - back] ?? 0;
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const best = Math.min(at(1, 0) + 1, at(0, 1) + 1, at(1, 1) + same);
      (rows[row] ?? [])[column] = swapped ? Math.min(best, at(2, 2) + 1) : best;
    }
  }
  return rows[a.length]?.[b.length] ?? 0;
}
