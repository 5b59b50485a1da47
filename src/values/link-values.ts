import type { Catalog } from '../ports/catalog.ts';
import type { LinkedValue } from '../ports/llm.ts';
import { splitIdentifier } from '../shared/text/split-identifier.ts';
import { stem } from '../shared/text/stem.ts';
import { stopWords } from '../shared/text/stop-words.ts';
import type { ColumnValues } from './column-values.ts';
import { indexValues, type ValueEntry } from './index-values.ts';
import { normaliseValue } from './normalise-value.ts';

/** Words of a question that are looked at: longer ones are documents. */
const maxWords = 400;
/** Texts of a question that are linked. Each brings every column that holds it: which are meant is not known here. */
const maxTexts = 20;

/**
 * Literals of the question found among stored values, in the question's order. The longest match wins its words. A single word that
 * is also a word of the schema, a number, or a stop word counts only when it is quoted or capitalised as the value is.
 */
export function linkValues(
  question: string,
  columns: readonly ColumnValues[],
  catalog: Catalog,
): readonly LinkedValue[] {
  const { entries, maxWords: longest } = indexValues(columns);
  if (entries.size === 0) return [];
  const words = questionWords(question);
  const schemaWords = wordsOf(catalog);
  const links = new Map<string, readonly LinkedValue[]>();
  for (let at = 0; at < words.length && links.size < maxTexts; ) {
    const match = longestMatch(words, at, longest, entries, schemaWords, question);
    if (match && !links.has(match.text)) {
      links.set(
        match.text,
        match.found.map((entry) => ({ ...entry, matchedText: match.text })),
      );
    }
    at += match?.length ?? 1;
  }
  return [...links.values()].flat();
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function questionWords(question: string): readonly Word[] {
  const found = question.matchAll(/[\p{L}\p{M}\p{N}]+/gu);
  return [...found]
    .slice(0, maxWords)
    .map(({ 0: text, index }) => ({ text, start: index, end: index + text.length }));
}

function longestMatch(
  words: readonly Word[],
  at: number,
  longest: number,
  entries: ReadonlyMap<string, readonly ValueEntry[]>,
  schemaWords: ReadonlySet<string>,
  question: string,
): { readonly found: readonly ValueEntry[]; readonly length: number; readonly text: string } | null {
  for (let length = Math.min(longest, words.length - at); length > 0; length -= 1) {
    const [first, last] = [words[at], words[at + length - 1]];
    if (!first || !last) continue;
    const text = question.slice(first.start, last.end);
    const found = entries.get(normaliseValue(text)) ?? [];
    const quoted = isQuoted(question, first.start, last.end);
    const certain = found.filter(
      ({ value }) => quoted || length > 1 || tells(text, value, first.start === 0, schemaWords),
    );
    if (certain.length > 0) return { found: preferExact(certain, text), length, text };
  }
  return null;
}

/** Whether one bare word is likelier a value than a word of the sentence. */
function tells(
  word: string,
  value: string,
  opensSentence: boolean,
  schemaWords: ReadonlySet<string>,
): boolean {
  if (/^\p{N}+$/u.test(word)) return false;
  const spelledAlike = word === value && word !== word.toLowerCase() && !opensSentence;
  if (spelledAlike) return true;
  return (
    !isCode(value) &&
    word.length > 2 &&
    !stopWords.has(word.toLowerCase()) &&
    !schemaWords.has(stem(word.toLowerCase()))
  );
}

/** A few capitals, such as `US`: not what "used" means. */
function isCode(value: string): boolean {
  return value.length <= 3 && value === value.toUpperCase();
}

function isQuoted(question: string, start: number, end: number): boolean {
  const before = question[start - 1] ?? '';
  const after = question[end] ?? '';
  return /["'“‘«`]/.test(before) && /["'”’»`]/.test(after);
}

/** Where some column holds the very spelling, columns that hold another one are beside the point. */
function preferExact(found: readonly ValueEntry[], text: string): readonly ValueEntry[] {
  const exact = found.filter(({ value }) => value === text);
  return exact.length > 0 ? exact : found;
}

const wordSets = new WeakMap<Catalog, ReadonlySet<string>>();

function wordsOf(catalog: Catalog): ReadonlySet<string> {
  const known = wordSets.get(catalog);
  if (known) return known;
  const names = catalog.tables.flatMap(({ name, columns }) => [
    name,
    ...columns.map((column) => column.name),
  ]);
  const words = new Set(names.flatMap(splitIdentifier).map(stem));
  wordSets.set(catalog, words);
  return words;
}
