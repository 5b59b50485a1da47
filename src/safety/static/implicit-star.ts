import type { Token } from '../lexer/tokenize.ts';

/** Where a query has FROM and no select list, which reads all columns (DuckDB's `FROM t`); `null` when none has. */
export function implicitStar(texts: readonly string[], tokens: readonly Token[]): number | null {
  const levels = [{ selects: false, ownFrom: false }];
  for (const [index, token] of tokens.entries()) {
    const level = levels.at(-1);
    if (token.kind === 'open') {
      levels.push({ selects: false, ownFrom: ownFrom.test(texts[index - 1] ?? '') });
    } else if (token.kind === 'close') {
      if (levels.length > 1) levels.pop();
    } else if (token.kind === 'word' && level !== undefined && tokens[index - 1]?.kind !== 'dot') {
      const word = texts[index] ?? '';
      if (word === 'SELECT') level.selects = true;
      if (/^(UNION|INTERSECT|EXCEPT)$/.test(word)) level.selects = false;
      if (word === 'FROM' && !level.selects && !level.ownFrom) return index;
    }
  }
  return null;
}

const ownFrom = /^(EXTRACT|TRIM|SUBSTRING|SUBSTR|MID|OVERLAY|POSITION)$/;
