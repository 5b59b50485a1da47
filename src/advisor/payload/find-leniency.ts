import { outsideQuotes } from './outside-quotes.ts';

/** What our parser takes and no engine does, in words; `null` when there is none of it. */
export function findLeniency(text: string): string | null {
  let found: string | null = null;
  outsideQuotes(text, (part) => {
    if (/[\u2018-\u201E\u00A0\u200B\uFEFF]/.test(part)) found = 'It has typographic quotes or spaces.';
    else if (/,\s*(?:\)|\b(?:FROM|WHERE|GROUP|ORDER|HAVING|LIMIT)\b)/i.test(part)) {
      found = 'It has a comma with nothing after it.';
    }
    return part;
  });
  return found;
}
