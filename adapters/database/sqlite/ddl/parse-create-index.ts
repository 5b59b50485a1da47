import { splitBody } from './split-body.ts';
import { type DdlToken, tokenizeDdl } from './tokenize-ddl.ts';

export interface CreateIndexFacts {
  /** The SQL text of each indexed term, without collation and direction. */
  readonly terms: readonly string[];
  /** The condition of a partial index. */
  readonly where: string | null;
}

/** Reads the text of a CREATE INDEX statement as it stands in `sqlite_schema`. */
export function parseCreateIndex(sql: string): CreateIndexFacts {
  const { items, tail } = splitBody(sql, tokenizeDdl(sql));
  const [, ...condition] = tail;
  return {
    terms: items.map((item) => textOf(sql, withoutOrder(item))),
    where: textOf(sql, condition) || null,
  };
}

function withoutOrder(item: readonly DdlToken[]): readonly DdlToken[] {
  const last = item.at(-1);
  const directed = last?.kind === 'word' && /^(?:asc|desc)$/i.test(last.value);
  const undirected = directed ? item.slice(0, -1) : item;
  const collated = undirected.at(-2);
  return collated?.kind === 'word' && /^collate$/i.test(collated.value)
    ? undirected.slice(0, -2)
    : undirected;
}

function textOf(sql: string, tokens: readonly DdlToken[]): string {
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first && last ? sql.slice(first.start, last.end) : '';
}
