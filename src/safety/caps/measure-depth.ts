import type { Token } from '../lexer/tokenize.ts';

/**
 * How deep a parser may have to go: `nesting` counts brackets and CASE within one another, `depth` is an upper bound
 * of the tree's depth, which chains of operators, joins and set operations deepen without a bracket.
 */
export function measureDepth(sql: string, tokens: readonly Token[]): { nesting: number; depth: number } {
  const levels: Level[] = [{ fixed: 0, run: 0 }];
  let nesting = 0;
  let sum = 0;
  let depth = 0;
  for (const token of tokens) {
    const level = levels.at(-1) ?? { fixed: 0, run: 0 };
    const word =
      token.kind === 'word' && token.end - token.start <= 9
        ? sql.slice(token.start, token.end).toUpperCase()
        : '';
    const opens = token.kind === 'open' || word === 'CASE';
    const closes = token.kind === 'close' || word === 'END';
    if (token.kind === 'comma' || token.kind === 'semicolon' || flattens.has(word)) {
      sum -= level.run;
      level.run = 0;
    } else if (deepens.has(word)) {
      level.fixed += 1;
      sum += 1;
    } else {
      level.run += 1;
      sum += 1;
    }
    if (opens) levels.push({ fixed: 0, run: 0 });
    if (closes && levels.length > 1) {
      const closed = levels.pop() ?? level;
      sum -= closed.fixed + closed.run;
    }
    nesting = Math.max(nesting, levels.length - 1);
    depth = Math.max(depth, sum);
  }
  return { nesting, depth };
}

interface Level {
  /** Joins and set operations at this level. */
  fixed: number;
  /** Tokens since the last place where the tree starts afresh. */
  run: number;
}

/** Words after which an operand starts that does not lie below the one before. */
const flattens: ReadonlySet<string> = new Set([
  'AND',
  'OR',
  'WHEN',
  'THEN',
  'ELSE',
  'SELECT',
  'FROM',
  'WHERE',
  'ON',
]);
const deepens: ReadonlySet<string> = new Set(['UNION', 'INTERSECT', 'EXCEPT', 'JOIN', 'NOT']);
