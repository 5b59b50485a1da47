import type { QuestionToken } from './question-token.ts';

const PARTS: ReadonlySet<string> = new Set(['first', 'middle', 'last', 'given', 'family']);

/** "first, middle and last names" with the noun said for each part: "first name, middle name and last names". */
export function expandNameParts(tokens: readonly QuestionToken[]): readonly QuestionToken[] {
  const expanded: QuestionToken[] = [];
  let noun: QuestionToken | null = null;
  for (const token of [...tokens].reverse()) {
    if (token.stem === 'nam') {
      noun = token;
    } else if (PARTS.has(token.lower)) {
      if (noun !== null && expanded[0] !== noun) expanded.unshift(noun);
    } else if (![',', 'and', 'or', '&'].includes(token.lower)) {
      noun = null;
    }
    expanded.unshift(token);
  }
  return expanded;
}
