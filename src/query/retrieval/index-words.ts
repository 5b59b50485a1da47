import type { Catalog, CatalogColumn } from '../../ports/catalog.ts';
import { expansionsOf } from '../../shared/text/abbreviations.ts';
import { splitIdentifier } from '../../shared/text/split-identifier.ts';
import { stem } from '../../shared/text/stem.ts';
import { stopWords } from '../../shared/text/stop-words.ts';

/** Where a word stands, and how strongly it speaks for that place: 0 to 1. */
export interface Postings {
  readonly tables: number[];
  readonly tableStrengths: number[];
  readonly columns: number[];
  readonly columnStrengths: number[];
}

export interface WordIndex {
  readonly postings: ReadonlyMap<string, Postings>;
  /** All words, sorted: words that begin alike are neighbours. */
  readonly sorted: readonly string[];
  /** Stem of a word → the short forms of it that are indexed: `quantiti` → `qty`. */
  readonly shortFormsOf: ReadonlyMap<string, readonly string[]>;
  /** Stem of a word → longer indexed words that end in it: `group` → `securitygroup`. */
  readonly endings: ReadonlyMap<string, readonly string[]>;
  /** Column → number of words in its name. */
  readonly columnWords: Uint8Array;
  readonly tableWords: Uint8Array;
}

const inTableComment = 0.5;
const inSchemaName = 0.35;
const inColumnComment = 0.5;
const inEnumValue = 0.8;
const maxCommentLength = 400;
const maxEnumValues = 60;

/** Stems of the words in names, comments and enum values, each with its places. Of a series of tables only the first is indexed. */
export function indexWords(catalog: Catalog, leaderOf: Uint32Array): WordIndex {
  const postings = new Map<string, Postings>();
  const columnWords = new Uint8Array(
    catalog.tables.reduce((count, { columns }) => count + columns.length, 0),
  );
  const tableWords = new Uint8Array(catalog.tables.length);
  const stems = new Map<string, readonly string[]>();
  let column = 0;
  for (const [at, table] of catalog.tables.entries()) {
    if (leaderOf[at] !== at) {
      column += table.columns.length;
      continue;
    }
    const found = new Map<string, number>();
    note(found, stemsOf(table.comment ?? '', stems, true), inTableComment);
    if (!catalog.searchPath.includes(table.schema))
      note(found, stemsOf(table.schema, stems, false), inSchemaName);
    const name = stemsOf(table.name, stems, false);
    note(found, name, 1);
    tableWords[at] = name.length;
    for (const [word, strength] of found) {
      const places = placesOf(postings, word);
      places.tables.push(at);
      places.tableStrengths.push(strength);
    }
    for (const described of table.columns) {
      columnWords[column] = indexColumn(postings, stems, described, column);
      column++;
    }
  }
  const sorted = [...postings.keys()].sort();
  return {
    postings,
    sorted,
    shortFormsOf: shortForms(sorted),
    endings: endingsAmong(sorted),
    columnWords,
    tableWords,
  };
}

function shortForms(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const forms = new Map<string, string[]>();
  for (const word of words) for (const meaning of expansionsOf(word)) append(forms, stem(meaning), word);
  return forms;
}

/** Looks at the ends of four letters and more, of words of seven and more. */
function endingsAmong(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const endings = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < 7 || word.length > 40) continue;
    for (let at = 3; at <= word.length - 4; at++) append(endings, word.slice(at), word);
  }
  return endings;
}

function append(lists: Map<string, string[]>, key: string, item: string): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function indexColumn(
  postings: Map<string, Postings>,
  stems: Map<string, readonly string[]>,
  column: CatalogColumn,
  at: number,
): number {
  const found = new Map<string, number>();
  if (column.comment) note(found, stemsOf(column.comment, stems, true), inColumnComment);
  if (column.enumValues) {
    for (const value of column.enumValues.slice(0, maxEnumValues))
      note(found, stemsOf(value, stems, false), inEnumValue);
  }
  const name = stemsOf(column.name, stems, false);
  note(found, name, 1);
  for (const [word, strength] of found) {
    const places = placesOf(postings, word);
    places.columns.push(at);
    places.columnStrengths.push(strength);
  }
  return name.length;
}

function note(found: Map<string, number>, words: readonly string[], strength: number): void {
  for (const word of words) if ((found.get(word) ?? 0) < strength) found.set(word, strength);
}

function stemsOf(text: string, cache: Map<string, readonly string[]>, prose: boolean): readonly string[] {
  const known = cache.get(text);
  if (known) return known;
  const words = splitIdentifier(text.slice(0, maxCommentLength));
  const telling = words.filter((word) => !stopWords.has(word));
  const stems = [...new Set((telling.length > 0 || prose ? telling : words).map(stem))];
  cache.set(text, stems);
  return stems;
}

function placesOf(postings: Map<string, Postings>, word: string): Postings {
  const known = postings.get(word);
  if (known) return known;
  const places: Postings = { tables: [], tableStrengths: [], columns: [], columnStrengths: [] };
  postings.set(word, places);
  return places;
}
