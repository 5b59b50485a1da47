import type { CatalogTable } from '../../ports/catalog.ts';
import type { CatalogIndex } from '../../safety/catalog-index.ts';
import { tokenText } from '../../safety/lexer/token-text.ts';
import type { Token } from '../../safety/lexer/tokenize.ts';
import { findTables } from '../../safety/static/find-tables.ts';
import type { GoldCollector } from '../create-gold-collector.ts';

export interface UsingSubject {
  readonly sql: string;
  readonly tokens: readonly Token[];
  readonly index: CatalogIndex;
  readonly collector: GoldCollector;
}

/**
 * Adds what `USING (…)` and `NATURAL` join on: SQLite does not tell its authorizer of those columns. Of `USING`, the columns of that name in tables
 * that stand before it count.
 */
export function addUsingColumns({ sql, tokens, index, collector }: UsingSubject): void {
  const texts = tokens.map((token) => tokenText(sql, token));
  if (!texts.some((text) => text === 'USING' || text === 'NATURAL')) return;
  const defined = definedNames(texts);
  const tables = findTables(texts, tokens).references.flatMap((reference) => {
    const name = (reference.parts.at(-1) ?? '').toLowerCase();
    const table = defined.has(name) ? undefined : index.lowerNames.get(name);
    return table === undefined ? [] : [{ table, at: reference.index }];
  });
  for (const [at, text] of texts.entries()) {
    const before = tables.filter((one) => one.at < at).map(({ table }) => table);
    if (text === 'USING' && texts[at + 1] === '(') {
      for (const name of namesInBrackets(texts, at + 2)) addEach(before, name, collector);
    }
    const joined = text === 'NATURAL' ? tables.find((one) => one.at > at)?.table : undefined;
    if (joined !== undefined) addCommon(before, joined, collector);
  }
}

/** Names of common table expressions: `name AS (`, `name (…) AS (`, `name AS MATERIALIZED (`. */
function definedNames(texts: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [at, text] of texts.entries()) {
    if (text !== 'AS' || !/^(\(|NOT|MATERIALIZED)$/.test(texts[at + 1] ?? '')) continue;
    const isList = texts[at - 1] === ')';
    const open = isList ? texts.lastIndexOf('(', at) : at;
    names.add((texts[open - 1] ?? '').toLowerCase());
  }
  return names;
}

function namesInBrackets(texts: readonly string[], start: number): readonly string[] {
  const end = texts.indexOf(')', start);
  return texts.slice(start, end < 0 ? start : end).filter((text) => text !== ',');
}

function addEach(tables: readonly CatalogTable[], name: string, collector: GoldCollector): void {
  for (const table of tables) {
    const column = table.columns.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (column !== undefined) collector.addColumn(table, column.name);
  }
}

function addCommon(before: readonly CatalogTable[], joined: CatalogTable, collector: GoldCollector): void {
  collector.addTable(joined);
  for (const { name } of joined.columns) {
    const isCommon = before.some(({ columns }) =>
      columns.some((one) => one.name.toLowerCase() === name.toLowerCase()),
    );
    if (isCommon) addEach([...before, joined], name, collector);
  }
}
