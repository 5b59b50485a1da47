import type { Token } from '../lexer/tokenize.ts';
import { stop } from '../stop.ts';
import type { StoppedVerdict } from '../verdict.ts';
import type { StaticDialect } from './static-dialect.ts';
import { words } from './words.ts';

/** Refuses a name before a bracket that is neither a keyword, a definition, an alias nor an allowed function. */
export function checkCalls(
  texts: readonly string[],
  tokens: readonly Token[],
  named: ReadonlySet<number>,
  dialect: StaticDialect,
  isDeclared: (name: string, qualifier: string | null) => boolean,
): StoppedVerdict | null {
  for (const [index, token] of tokens.entries()) {
    if (texts[index + 1] !== '(' || tokens[index + 1]?.kind !== 'open') continue;
    if (!/^(word|name|string|parameter)$/.test(token.kind)) continue;
    const text = texts[index] ?? '';
    const isWord = token.kind === 'word';
    const qualified = tokens[index - 1]?.kind === 'dot';
    if (isWord && !qualified && (callKeywords.has(text) || dialect.callKeywords.has(text))) continue;
    const renamesItem = texts[index - 1] === 'AS' && texts[index - 2] === ')';
    if (named.has(index) || renamesItem) continue;
    const name = text.toLowerCase();
    const qualifier = qualified ? (texts[index - 2] ?? '').toLowerCase() : null;
    if (isDeclared(name, qualifier)) continue;
    if (dialect.functions.has(name) && (!qualified || dialect.methodCalls)) continue;
    const message = `The function ${name}() is not allowed. Use a built-in function that only computes.`;
    return stop('refused', 'function', token.start, message);
  }
  return null;
}

const callKeywords = words(`
  ALL AND ANY AS ASC BETWEEN BY CASE CAST DESC DISTINCT ELSE END ESCAPE EXCEPT EXISTS FILTER FOLLOWING FROM GROUP HAVING
  IN INTERSECT INTERVAL IS JOIN LATERAL LIKE LIMIT NOT NULL OFFSET ON OR ORDER OVER PARTITION PRECEDING RANGE ROWS GROUPS
  SELECT SOME THEN UNION USING VALUES WHEN WHERE WINDOW WITH GROUPING SETS ROLLUP CUBE RECURSIVE MATERIALIZED ONLY FETCH
  TABLE ILIKE SIMILAR TO
`);
