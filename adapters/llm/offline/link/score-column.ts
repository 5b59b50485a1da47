import { ABBREVIATIONS } from '../lexicon/abbreviations.ts';
import type { SchemaColumn } from '../schema/schema-model.ts';
import { isShortFor } from './is-short-for.ts';
import { wordSimilarity } from './word-similarity.ts';

/** Grammar inside a name: `directed_by`, `is_official`. */
const GRAMMAR_WORDS: ReadonlySet<string> = new Set(['by', 'at', 'on', 'for', 'in', 'be', 'hav', 'and']);

/** Last words of a column name that people leave out when they speak. */
const WEAK_WORDS: ReadonlySet<string> = new Set([
  'nam',
  'titl',
  'valu',
  'text',
  'cod',
  'number',
  'count',
  'amount',
  'in',
  'total',
]);

/**
 * How well a span of the question names a column, 0 to 1. Words of the table's name count as said already
 * (`template_type_code` in `Templates` is the type code), and may be said again.
 */
export function scoreColumn(span: readonly string[], column: SchemaColumn, ownOnly = false): number {
  const strict = ownOnly || column.kind === 'boolean' || ['be', 'hav'].includes(column.rawWords[0] ?? '');
  const plain = scoreWords(span, column.words, column, strict);
  if (column.rawWords.join() === column.words.join()) return plain;
  return Math.max(plain, scoreWords(span, column.rawWords, column, strict));
}

function scoreWords(
  span: readonly string[],
  words: readonly string[],
  column: SchemaColumn,
  ownOnly: boolean,
): number {
  const tableWords = column.table.words;
  const own = words.filter((word) => !tableWords.some((name) => name === word || isShortFor(word, name)));
  const needed = own.length === 0 ? words : own;
  const matched = new Set<string>();
  let quality = 0;
  for (const said of span) {
    const [word, similarity] = best(said, words);
    const table = ownOnly ? 0 : best(said, [...tableWords, ...column.table.rawWords])[1];
    const kind = isWordForKind(said, column) ? 0.95 : 0;
    const other = Math.max(table * 0.95, kind);
    if (similarity === 0 && other === 0) return 0;
    if (similarity > 0) matched.add(word);
    quality += similarity > 0 ? similarity : other;
  }
  const hit = needed.filter((word) => matched.has(word));
  if (matched.size === 0 || (hit.length === 0 && own.length > 0)) return 0;
  const missing = needed.filter((word) => !matched.has(word));
  const weight = missing.reduce((sum, word) => sum + weightOf(word), 0);
  const covered = hit.length / (hit.length + weight);
  const lone =
    hit.length > 0 && hit.every((word) => WEAK_WORDS.has(word) || word === 'id') && missing.length > 0;
  return (quality / span.length) * (0.5 + 0.5 * covered) * (lone ? 0.8 : 1);
}

/** "creation *date*" and "time created" of a moment called `created`. */
function isWordForKind(said: string, column: SchemaColumn): boolean {
  const happened = column.kind === 'date' || /ed(?:_?(?:at|on))?$/i.test(column.name);
  return happened && (said === 'dat' || said === 'tim');
}

function weightOf(word: string): number {
  if (GRAMMAR_WORDS.has(word)) return 0.1;
  return WEAK_WORDS.has(word) ? 0.4 : 1;
}

function best(said: string, words: readonly string[]): readonly [string, number] {
  let found: readonly [string, number] = ['', 0];
  for (const word of words) {
    const similarity = Math.max(wordSimilarity(said, word), abbreviates(said, word));
    if (similarity > found[1]) found = [word, similarity];
  }
  return found;
}

/** `doc` for doctor, `qty` for quantity. */
function abbreviates(said: string, word: string): number {
  if (said === word || word.length < 3 || said.length <= word.length) return 0;
  if (said.startsWith(word)) return 0.84;
  return ABBREVIATIONS.get(word) === said ? 0.95 : 0;
}
