import type { Tokens } from '../lexer/tokenize.ts';
import { stop } from '../stop.ts';
import type { StoppedVerdict } from '../verdict.ts';

/**
 * Refuses what begins with a digit and is no number: names may do so here without quotes (`1where`, `2024_sales`), and would be taken for a
 * number and a word of the grammar.
 */
export function checkNumbers(sql: string, { tokens }: Tokens): StoppedVerdict | null {
  for (const { kind, start, end } of tokens) {
    if (kind !== 'number') continue;
    const text = sql.slice(start, end);
    const isBits = text === '0' && /^b[01]+(?![\w$\u0080-\uffff])/i.test(sql.slice(end));
    if (!isBits && (text.includes('_') || /^[\w$\u0080-\uffff]/.test(sql.slice(end, end + 1)))) {
      const message = 'A name that begins with a digit has to stand in backquotes.';
      return stop('refused', 'syntax', start, message);
    }
  }
  return null;
}
