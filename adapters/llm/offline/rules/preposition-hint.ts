import { DEMONYMS } from '../lexicon/demonyms.ts';
import { PEOPLE } from '../lexicon/people-words.ts';
import type { Item } from '../link/item.ts';
import { wordSimilarity } from '../link/word-similarity.ts';
import type { ParseState } from '../parse/parse-state.ts';
import type { SchemaColumn } from '../schema/schema-model.ts';

const PLACES =
  'country nation state city town location region continent county province district address nationality origin hometown citizenship area'
    .split(' ')
    .map((word) => (word.endsWith('e') ? word.slice(0, -1) : word));
const CONTINENTS = new Set('african asian european oceanian antarctic'.split(' '));
const COUNTRIES: ReadonlySet<string> = new Set([
  ...DEMONYMS.values(),
  'usa',
  'us',
  'uk',
  'singapore',
  'argentina',
  'south africa',
  'new zealand',
]);

/** "from France" speaks of a place, "in 2014" of a year, "by Shakespeare" of a person, a verb of its own column. */
export function prepositionHint(state: ParseState, index: number, column: SchemaColumn, item: Item): number {
  const before = [state.items[index - 1], state.items[index - 2], state.items[index - 3]];
  const preposition = before[0]?.lower === 'the' ? before[1]?.lower : before[0]?.lower;
  const year = /^(?:1[5-9]|20)\d\d$/.test(item.text);
  let hint = 0;
  if (year && (column.words.includes('year') || column.kind === 'date' || column.words.includes('dat')))
    hint += 0.7;
  if (
    !year &&
    item.kind === 'value' &&
    ['from', 'in', 'at', 'of'].includes(preposition ?? '') &&
    column.words.some((word) => PLACES.includes(word))
  )
    hint += 0.5;
  if (column.words.includes('country') && COUNTRIES.has(item.lower)) hint += 0.3;
  if (hint > 0 && column.words.includes('city') && !COUNTRIES.has(item.lower)) hint += 0.05;
  if (DEMONYMS.has(item.lower) && item.values.length === 0) {
    if (column.words.some((word) => PLACES.includes(word))) hint += 0.7;
    if (column.words.includes(CONTINENTS.has(item.lower) ? 'continent' : 'country')) hint += 0.25;
    if (column.words.includes('languag') && column.kind === 'text') hint += 0.5;
  }
  if (preposition === 'by' && column.kind === 'text' && column.words.some((word) => PEOPLE.includes(word)))
    hint += 0.35;
  const verb = before.find((other) => other?.kind === 'word');
  if (verb !== undefined && column.words.some((word) => wordSimilarity(verb.stem, word) >= 0.8)) hint += 0.5;
  return hint;
}
