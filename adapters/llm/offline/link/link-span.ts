import { isClosedClass } from '../lexicon/closed-class.ts';
import type { SchemaColumn, SchemaModel, SchemaTable } from '../schema/schema-model.ts';
import type { QuestionToken } from '../text/question-token.ts';
import type { ColumnLink, TableLink } from './item.ts';
import { scoreColumn } from './score-column.ts';
import { scoreTable } from './score-table.ts';
import { wordSimilarity } from './word-similarity.ts';

export interface SpanLinks {
  readonly tables: readonly TableLink[];
  readonly columns: readonly ColumnLink[];
  /** The best of both. */
  readonly score: number;
}

/** Nouns that may follow a column's name without being part of it: "phone number", "country name". */
const TRAILING: ReadonlySet<string> = new Set([
  'nam',
  'number',
  'valu',
  'amount',
  'detail',
  'titl',
  'information',
]);

/** How a column that holds a number of something begins. */
const COUNT_WORDS: ReadonlySet<string> = new Set(['number', 'count', 'total', 'amount', 'quantity']);

const LEAST_SCORE = 0.56;

/** The tables and columns a span of tokens may name, best first. */
export function linkSpan(tokens: readonly QuestionToken[], model: SchemaModel): SpanLinks {
  const stems = tokens.filter((token) => !isClosedClass(token.lower)).map((token) => token.stem);
  const inner = tokens.some((token) => isClosedClass(token.lower));
  const named =
    stems.length > 1 && stems[0] !== 'total' && TRAILING.has(stems.at(-1) ?? '') ? stems.slice(0, -1) : null;
  const verbal = tokens.some((token) => /(?:ed|ing)$/.test(token.lower));
  const tables: TableLink[] = [];
  const columns: ColumnLink[] = [];
  for (const table of model.tables) {
    const score = inner
      ? 0
      : scoreTable(stems, table) * (verbal && !stems.every((stem) => table.words.includes(stem)) ? 0.8 : 1);
    if (score >= LEAST_SCORE) tables.push({ table, score });
    for (const column of table.columns) {
      const figures = inner && stems[0] === 'number' && !COUNT_WORDS.has(column.words[0] ?? '');
      const whole = figures ? 0 : scoreColumn(stems, column, inner);
      const shorter =
        named !== null && !(column.isIdentifier && stems.at(-1) === 'nam')
          ? 0.97 * scoreColumn(named, column, true)
          : 0;
      const commented = stems.length === 1 && column.commentStems.has(stems[0] ?? '') ? 0.6 : 0;
      const score = Math.max(whole, commented, shorter);
      if (score >= LEAST_SCORE) columns.push({ column, score });
      const referred = score >= LEAST_SCORE && score < 0.95 ? referredBy(column, stems, model) : null;
      if (referred !== null && !tables.some((link) => link.table === referred))
        tables.push({ table: referred, score: score + 0.01 });
    }
  }
  tables.sort(
    (left, right) => right.score - left.score || Number(left.table.bridge) - Number(right.table.bridge),
  );
  columns.sort((left, right) => right.score - left.score);
  return {
    tables,
    columns: columns.slice(0, 24),
    score: Math.max(tables[0]?.score ?? 0, columns[0]?.score ?? 0),
  };
}

/** The table that a foreign key's name speaks of: `county_id` names the county it refers to. */
function referredBy(column: SchemaColumn, stems: readonly string[], model: SchemaModel): SchemaTable | null {
  if (!column.isForeignKey || stems.includes('id')) return null;
  const edge = model.edges.find(({ fromColumns: [from, ...rest] }) => from === column && rest.length === 0);
  if (edge === undefined) return null;
  return stems.every((stem) => edge.to.words.some((word) => wordSimilarity(stem, word) >= 0.8))
    ? edge.to
    : null;
}
