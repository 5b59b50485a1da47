import { ADJECTIVE_PHRASES } from '../lexicon/adjectives.ts';
import { isClosedClass } from '../lexicon/closed-class.ts';
import { FUNCTION_PHRASES } from '../lexicon/function-phrases.ts';
import type { FunctionTag } from '../lexicon/function-tag.ts';
import type { SchemaModel } from '../schema/schema-model.ts';
import type { QuestionToken } from '../text/question-token.ts';
import { linkSpan } from './link-span.ts';
import type { Span } from './span.ts';

const LONGEST = 6;
/** What follows "sorted" and "ordered" when they order the answer. */
const ORDERING =
  /^(?:by|in|from|according|alphabetically|ascending|descending|the|them|results?|first|chronologically)$/;
const PHRASES: ReadonlyMap<string, FunctionTag> = new Map([...ADJECTIVE_PHRASES, ...FUNCTION_PHRASES]);

/** Steering phrases; a single word that is also a column's name keeps that reading beside it. */
export function functionSpans(tokens: readonly QuestionToken[], model: SchemaModel): readonly Span[] {
  const spans: Span[] = [];
  for (let start = 0; start < tokens.length; start += 1) {
    for (let end = start + 1; end <= Math.min(tokens.length, start + LONGEST); end += 1) {
      const part = tokens.slice(start, end);
      if (part.some((token) => token.kind === 'quoted')) break;
      const lower = part.map((token) => token.lower).join(' ');
      const tag = PHRASES.get(lower);
      if (tag === undefined) continue;
      if (['first', 'last'].includes(lower) && tokens[end]?.stem === 'nam') continue;
      if (tag.kind === 'count' && isPartOfName(tokens, start, model)) continue;
      if (tag.kind === 'order' && part.length === 1 && !ORDERING.test(tokens[end]?.lower ?? '') && start > 0)
        continue;
      if (tag.kind === 'orMore' && tokens[end]?.kind === 'number') continue;
      const last = part.at(-1);
      const links = part.length === 1 ? linkSpan(part, model) : { tables: [], columns: [] };
      spans.push({
        start,
        end,
        weight: 1.01 * part.length + 0.2 * (part.length - 1),
        item: {
          kind: 'function',
          tokens: part,
          text: part.map((token) => token.text).join(' '),
          lower,
          stem: last?.stem ?? '',
          tag,
          tables: [],
          columns: links.columns.filter((link) => link.score >= 0.9),
          values: [],
        },
      });
    }
  }
  return spans;
}

/** "the phone *number of* …": the counting word ends a column's name. */
function isPartOfName(tokens: readonly QuestionToken[], start: number, model: SchemaModel): boolean {
  const before = tokens[start - 1];
  const word = tokens[start];
  if (
    before === undefined ||
    word === undefined ||
    before.kind !== 'word' ||
    !/^(?:numbers?|count)$/.test(word.lower)
  )
    return false;
  if (isClosedClass(before.lower) || PHRASES.has(before.lower)) return false;
  return linkSpan([before, word], model).columns.some(
    ({ column, score }) => score >= 0.8 || (score >= 0.6 && column.words.includes('number')),
  );
}
