import { isClosedClass } from '../lexicon/closed-class.ts';
import type { SchemaModel } from '../schema/schema-model.ts';
import type { QuestionToken } from '../text/question-token.ts';
import type { ColumnLink, TableLink } from './item.ts';
import { scoreColumn } from './score-column.ts';
import { scoreTable } from './score-table.ts';

export interface SpanLinks {
  readonly tables: readonly TableLink[];
  readonly columns: readonly ColumnLink[];
  /** The best of both. */
  readonly score: number;
}

/** Nouns that may follow a column's name without being part of it: "phone number", "country name". */
const TRAILING: ReadonlySet<string> = new Set(['nam', 'number', 'valu', 'amount', 'detail', 'titl', 'information']);

const LEAST_SCORE = 0.56;

/** The tables and columns a span of tokens may name, best first. */
export function linkSpan(tokens: readonly QuestionToken[], model: SchemaModel): SpanLinks {
  const stems = tokens.filter((token) => !isClosedClass(token.lower)).map((token) => token.stem);
  const inner = tokens.some((token) => isClosedClass(token.lower));
  const named = stems.length > 1 && TRAILING.has(stems.at(-1) ?? '') ? stems.slice(0, -1) : null;
  const verbal = tokens.some((token) => /(?:ed|ing)$/.test(token.lower));
  const tables: TableLink[] = [];
  const columns: ColumnLink[] = [];
  for (const table of model.tables) {
    const score = inner ? 0 : scoreTable(stems, table) * (verbal && !stems.every((stem) => table.words.includes(stem)) ? 0.8 : 1);
    if (score >= LEAST_SCORE) tables.push({ table, score });
    for (const column of table.columns) {
      const whole = scoreColumn(stems, column, inner);
      const shorter = named !== null && !(column.isKey && stems.at(-1) === 'nam') ? 0.97 * scoreColumn(named, column, true) : 0;
      const commented = stems.length === 1 && column.commentStems.has(stems[0] ?? '') ? 0.57 : 0;
      const score = Math.max(whole, commented, shorter);
      if (score >= LEAST_SCORE) columns.push({ column, score });
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
