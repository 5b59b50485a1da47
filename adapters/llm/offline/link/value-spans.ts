import type { LinkedValue } from '../../../../src/adapter-kit/index.ts';
import { isClosedClass } from '../lexicon/closed-class.ts';
import { DEMONYMS } from '../lexicon/demonyms.ts';
import { isStopWord } from '../lexicon/stop-words.ts';
import type { SchemaModel } from '../schema/schema-model.ts';
import type { QuestionToken } from '../text/question-token.ts';
import type { ValueLink } from './item.ts';
import { linkSpan } from './link-span.ts';
import type { Span } from './span.ts';

/** Spans that are literals: stored values that were found, enum labels, quoted strings and capitalised phrases. */
export function valueSpans(
  tokens: readonly QuestionToken[],
  model: SchemaModel,
  values: readonly LinkedValue[],
): readonly Span[] {
  const known = knownValues(model, values);
  const longest = Math.max(1, ...[...known.keys()].map((text) => text.split(' ').length));
  const spans: Span[] = [];
  for (let start = 0; start < tokens.length; start += 1) {
    for (let end = start + 1; end <= Math.min(tokens.length, start + longest); end += 1) {
      const part = tokens.slice(start, end);
      if (part[0]?.kind === 'punctuation' || part.at(-1)?.kind === 'punctuation') continue;
      const links = known.get(comparable(part.map((token) => token.text).join(' ')));
      if (links === undefined) continue;
      if (part.length === 1 && isClosedClass(part[0]?.lower ?? '') && part[0]?.kind !== 'quoted') continue;
      spans.push(valueSpan(start, part, links, weightOf(part, start)));
    }
    if (tokens[start]?.kind === 'quoted') {
      const part = tokens.slice(start, start + 1);
      spans.push(valueSpan(start, part, known.get(comparable(part[0]?.text ?? '')) ?? [], 1.5));
    }
    const namedWord = wordAfterNamed(tokens, start);
    if (namedWord !== null)
      spans.push(valueSpan(start, [namedWord], known.get(comparable(namedWord.text)) ?? [], 1.3));
    const run = capitalisedRun(tokens, start, model);
    if (run !== null) {
      const names = namedTokens(run, model);
      const weight = 0.8 * run.length + 0.3 * (run.length - 1) - (names > 1 ? 0.7 * names : 0);
      spans.push(valueSpan(start, run, [], weight));
    }
    const demonym = tokens[start];
    if (demonym !== undefined && DEMONYMS.has(demonym.lower))
      spans.push(valueSpan(start, [demonym], [], 0.9));
  }
  return spans;
}

/** Comparable text → where it is stored. */
function knownValues(
  model: SchemaModel,
  values: readonly LinkedValue[],
): ReadonlyMap<string, readonly ValueLink[]> {
  const known = new Map<string, ValueLink[]>();
  const add = (text: string, link: ValueLink): void => {
    const key = comparable(text);
    const list = known.get(key) ?? [];
    if (!list.some((other) => other.column === link.column && other.value === link.value)) list.push(link);
    known.set(key, list);
  };
  for (const hit of values) {
    const column = model.tables
      .find(({ context }) => context.schema === hit.schema && context.name === hit.table)
      ?.columns.find((candidate) => candidate.name === hit.column);
    const short = hit.value.length <= 3 && hit.value.toLowerCase() !== hit.matchedText.toLowerCase();
    if (column !== undefined && !short) add(hit.matchedText, { column, value: hit.value });
  }
  for (const table of model.tables) {
    for (const column of table.columns) {
      for (const value of column.context.enumValues ?? []) {
        add(value, { column, value });
        add(`${value}s`, { column, value });
      }
    }
  }
  return known;
}

function weightOf(part: readonly QuestionToken[], start: number): number {
  const first = part[0];
  const literal =
    part.some((token) => token.kind !== 'word') || (first?.capitalised && (start > 0 || part.length > 1));
  return (literal ? 1.04 : 0.93) * part.length + 0.25 * (part.length - 1);
}

/** A name in the middle of a sentence: capitalised words, small words allowed between two of them. */
function capitalisedRun(
  tokens: readonly QuestionToken[],
  start: number,
  model: SchemaModel,
): readonly QuestionToken[] | null {
  const first = tokens[start];
  if (first === undefined || first.kind !== 'word' || !first.capitalised) return null;
  const opens = start === 0 || /^[.?!]$/.test(tokens[start - 1]?.text ?? '');
  if (opens && (isStopWord(first.lower) || !(tokens[start + 1]?.capitalised ?? false))) return null;
  if (isClosedClass(first.lower) && first.text.length > 2) return null;
  let end = start + 1;
  for (let next = end; next < tokens.length && next < start + 7; next += 1) {
    const token = tokens[next];
    if (token === undefined || token.kind === 'quoted' || token.kind === 'punctuation') break;
    if (token.capitalised && token.kind === 'word') end = next + 1;
    else if (!['of', 'the', 'de', 'to', 'la', 'in'].includes(token.lower)) break;
    else if (end === next && isName(tokens.slice(firstCapital(tokens, start), end), model)) break;
    else if (token.lower === 'to' && tokens[start - 1]?.lower === 'from') break;
  }
  return tokens.slice(start, end);
}

function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function valueSpan(
  start: number,
  part: readonly QuestionToken[],
  values: readonly ValueLink[],
  weight: number,
): Span {
  const text = part.map((token) => token.text).join(' ');
  return {
    start,
    end: start + part.length,
    weight,
    item: {
      kind: part.length === 1 && part[0]?.kind === 'number' ? 'number' : 'value',
      tokens: part,
      text,
      lower: text.toLowerCase(),
      stem: part.at(-1)?.stem ?? '',
      tag: null,
      tables: [],
      columns: [],
      values,
    },
  };
}

/** How many words of a capitalised phrase name something in the schema, alone or two together. */
function namedTokens(run: readonly QuestionToken[], model: SchemaModel): number {
  const named = new Set<QuestionToken>();
  for (const [index, token] of run.entries()) {
    if (isClosedClass(token.lower)) continue;
    if (linkSpan([token], model).score >= 0.85) named.add(token);
    const next = run[index + 1];
    if (next !== undefined && !isClosedClass(next.lower) && linkSpan([token, next], model).score >= 0.93) {
      named.add(token).add(next);
    }
  }
  return named.size;
}

/** "the section named h": a plain word that is a name only because it is called one. */
function wordAfterNamed(tokens: readonly QuestionToken[], at: number): QuestionToken | null {
  const token = tokens[at];
  if (!['named', 'called', 'titled'].includes(tokens[at - 1]?.lower ?? '')) return null;
  if (token === undefined || token.kind !== 'word' || (isClosedClass(token.lower) && token.text.length > 1))
    return null;
  return token;
}

/** "the Opening Years *of* the Halls": the words so far name something in the schema. */
function isName(part: readonly QuestionToken[], model: SchemaModel): boolean {
  return linkSpan(part, model).score >= 0.9;
}

/** Where the capitalised words begin that `start` stands among. */
function firstCapital(tokens: readonly QuestionToken[], start: number): number {
  let first = start;
  while (first > 0 && tokens[first - 1]?.kind === 'word' && tokens[first - 1]?.capitalised === true)
    first -= 1;
  return first;
}
