import { LONG_ADJECTIVE_WORDS } from '../lexicon/long-adjective-words.ts';
import type { QuestionToken } from './question-token.ts';

const COMPARATIVES: ReadonlySet<string> = new Set(
  'more less fewer greater larger bigger smaller higher lower longer shorter older younger better worse'.split(
    ' ',
  ),
);

const TIMES: ReadonlyMap<string, string> = new Map([
  ['once', '1'],
  ['twice', '2'],
]);
const BEFORE_TIMES: ReadonlySet<string> = new Set(['than', 'least', 'most', 'exactly', 'only', 'just']);

/**
 * Turns of phrase in one form: "a greater weight than 10" becomes "a weight greater than 10", and "his or her"
 * becomes "their".
 */
export function normaliseTokens(tokens: readonly QuestionToken[]): readonly QuestionToken[] {
  const list = [...tokens];
  for (let index = 0; index < list.length; index += 1) {
    const token = list[index];
    if (token === undefined) continue;
    if (
      /^(?:his|her|he|she)$/.test(token.lower) &&
      list[index + 1]?.lower === 'or' &&
      /^(?:his|hers?|she|he)$/.test(list[index + 2]?.lower ?? '')
    ) {
      list.splice(index, 3, { ...token, text: 'their', lower: 'their', stem: 'their' });
      continue;
    }
    const times = TIMES.get(token.lower);
    if (times !== undefined && BEFORE_TIMES.has(list[index - 1]?.lower ?? '')) {
      const number: QuestionToken = { ...token, kind: 'number', text: times, lower: times, stem: times };
      list.splice(index, 1, number, { ...token, text: 'times', lower: 'times', stem: 'tim' });
      continue;
    }
    if (!COMPARATIVES.has(token.lower)) continue;
    const than = list.findIndex((other, at) => at > index + 1 && at <= index + 4 && other.lower === 'than');
    const between = list.slice(index + 1, than);
    const plain = between.every(
      (other) => other.kind === 'word' && !['or', 'and', 'is', 'are'].includes(other.lower),
    );
    const degree =
      ['more', 'less'].includes(token.lower) &&
      between.length === 1 &&
      LONG_ADJECTIVE_WORDS.has(between[0]?.lower ?? '');
    if (than > 0 && plain && !degree) list.splice(index, than - index, ...between, token);
  }
  return list;
}
