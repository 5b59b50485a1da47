/** Postgres needs seconds for comments nested ten thousand deep. */
const maxDepth = 100;

/** The offset past a block comment that opens at `at`; −1 when it never ends or is nested more than 100 deep. */
export function skipBlockComment(sql: string, at: number, nested: boolean): number {
  const pattern = /\/\*|\*\//g;
  pattern.lastIndex = at + 2;
  let depth = 1;
  for (let match = pattern.exec(sql); match !== null; match = pattern.exec(sql)) {
    if (match[0] === '*/') depth -= 1;
    else if (nested) depth += 1;
    if (depth === 0) return pattern.lastIndex;
    if (depth > maxDepth) return -1;
    if (!nested && match[0] === '/*') pattern.lastIndex = match.index + 1;
  }
  return -1;
}
