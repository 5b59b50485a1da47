import { NUMBER_WORDS } from '../lexicon/number-words.ts';
import { expandNameParts } from './expand-name-parts.ts';
import { normaliseTokens } from './normalise-tokens.ts';
import type { QuestionToken } from './question-token.ts';
import { stemWord } from './stem-word.ts';

const TOKEN =
  /(?<double>["“”](?<inDouble>[^"“”]*)["“”])|(?<single>(?<![\w])['‘’`](?<inSingle>[^'‘`]*?)['’`](?![\w]))|(?<word>(?:(?<![^\s(])-(?=\d))?[\p{L}\p{N}][\p{L}\p{N}_]*(?:[@.:/&+'’-][\p{L}\p{N}_]+)*)|(?<mark>[^\s])/gu;

/**
 * A question as tokens, in order. A quoted string is one token, `1,000` one number, a possessive `'s` is a mark on
 * its word, and a number in words (`three`) a number.
 */
export function tokenizeQuestion(question: string): readonly QuestionToken[] {
  const text = question
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/\$(?=\d)/g, '')
    .replace(/(?<![\w.])(\d+(?:\.\d+)?)(?=(?:cm|mm|km|kg|g|lbs?|mph)\b)/g, '$1 ');
  const tokens: QuestionToken[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const groups = match.groups ?? {};
    const quoted = groups.inDouble ?? groups.inSingle;
    if (quoted !== undefined) {
      tokens.push(token('quoted', quoted.trim(), false, match.index));
    } else if (groups.word !== undefined) {
      tokens.push(...wordTokens(groups.word, match.index, tokens.at(-1)));
    } else if (!/^["“”'‘’`]$/.test(match[0])) {
      tokens.push(token('punctuation', match[0], false, match.index));
    }
  }
  return normaliseTokens(expandNameParts(tokens));
}

function wordTokens(
  written: string,
  offset: number,
  before?: QuestionToken | undefined,
): readonly QuestionToken[] {
  const contraction = /^(.*?)n['’]t$/i.exec(written);
  if (contraction?.[1] !== undefined && contraction[1] !== '') {
    return [token('word', contraction[1], false, offset), token('word', 'not', false, offset)];
  }
  const possessive = /['’]s$/i.test(written);
  const text = possessive ? written.slice(0, -2) : written;
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return [token('number', text, false, offset)];
  if (/^(?=.*\d)[\p{L}\d]+(?:[-/:.][\p{L}\d]+)+$/u.test(text) || text.includes('@')) {
    return [token('quoted', text, false, offset)];
  }
  const ordinal = /^(\d+)(?:st|nd|rd|th)$/i.exec(text)?.[1];
  if (ordinal !== undefined) return [token('number', ordinal, false, offset)];
  const spoken = NUMBER_WORDS.get(text.toLowerCase());
  const pronoun =
    text.toLowerCase() === 'one' &&
    ['the', 'which', 'this', 'that', 'each', 'every', 'any'].includes(before?.lower ?? '');
  if (spoken !== undefined && !pronoun) return [token('number', String(spoken), false, offset)];
  if (/^[a-z]+(?:-[a-z]+)+$/.test(text) || /^\p{L}+(?:_[\p{L}\d]+)+$/u.test(text)) {
    return text.split(/[-_]/).map((part) => token('word', part, false, offset));
  }
  return [token('word', text, possessive, offset)];
}

function token(
  kind: QuestionToken['kind'],
  text: string,
  possessive: boolean,
  offset: number,
): QuestionToken {
  return {
    kind,
    text,
    lower: text.toLowerCase(),
    stem: kind === 'word' ? stemWord(text) : text.toLowerCase(),
    capitalised: /^\p{Lu}/u.test(text),
    possessive,
    offset,
  };
}
