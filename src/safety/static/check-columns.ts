import type { CompiledPolicy } from '../../policy/compile-policy.ts';
import type { CatalogTable } from '../../ports/catalog.ts';
import type { CatalogIndex } from '../catalog-index.ts';
import type { Token } from '../lexer/tokenize.ts';
import { stop } from '../stop.ts';
import type { StoppedVerdict } from '../verdict.ts';
import { findStaticTable } from './find-static-table.ts';
import type { FoundTables } from './find-tables.ts';
import { implicitStar } from './implicit-star.ts';
import { isGrammarWord } from './is-grammar-word.ts';
import { keywordTexts } from './keyword-texts.ts';
import { words } from './words.ts';

/**
 * Where the policy hides columns of a table that the statement reads: refuses every way to read them. Names are judged without their
 * place, so that a hidden name may not stand anywhere; what stands for all columns, or for a column's number, may not either.
 */
export function checkColumns(
  texts: readonly string[],
  tokens: readonly Token[],
  tables: FoundTables,
  catalog: CatalogIndex | null,
  policy: CompiledPolicy | null,
): StoppedVerdict | null {
  if (catalog === null || policy === null) return null;
  const reading = surveyReading(texts, tables, catalog, policy);
  if (reading.limited.length === 0) return null;
  const keywords = keywordTexts(texts, tokens);
  const star = implicitStar(texts, tokens);
  if (star !== null) return refuse(tokens[star]);
  for (const [index, token] of tokens.entries()) {
    const isAlias = tables.aliases.has(index);
    const next = tokens[index + 1]?.kind;
    if (token.kind === 'operator' && (isStar(texts, tokens, index) || texts[index] === '#'))
      return refuse(token);
    if (isAlias && next === 'open') return refuse(token);
    const name = nameOf(texts[index] ?? '', token);
    if (name === null || reading.places.has(index)) continue;
    if (token.kind === 'word' && standsForAll.has(name.toUpperCase())) return refuse(token);
    // `row['column']` and `column[1]` are no calls.
    // `name.function()` may be a call with a column.
    const isQualifier = next === 'dot' && texts[index + 3] !== '(' && reading.tableNames.has(name);
    if (texts[index + 1] === '(' || isQualifier) continue;
    if (!isAlias && next !== 'dot' && reading.rows.has(name)) return refuse(token);
    if (rowNumbers.has(name) || name.startsWith('$')) return refuse(token);
    if (token.kind === 'word' && isGrammarWord(keywords, tokens, index)) continue;
    if (reading.limited.some((table) => isHidden(name, table, policy))) return refuse(token);
  }
  return null;
}

interface Reading {
  /** Tables with hidden columns. */
  readonly limited: readonly CatalogTable[];
  /** Where tables are named in FROM. */
  readonly places: ReadonlySet<number>;
  readonly tableNames: ReadonlySet<string>;
  /** Names that stand for a table's whole row. */
  readonly rows: ReadonlySet<string>;
}

function surveyReading(
  texts: readonly string[],
  tables: FoundTables,
  catalog: CatalogIndex,
  policy: CompiledPolicy,
): Reading {
  const limited: CatalogTable[] = [];
  const places = new Set<number>();
  const tableNames = new Set<string>();
  for (const { parts, index } of tables.references) {
    for (let part = 0; part < parts.length; part += 1) places.add(index + 2 * part);
    tableNames.add((parts.at(-1) ?? '').toLowerCase());
    const table = findStaticTable(parts, catalog, policy);
    if (table !== null && policy.limitsColumns(table.schema, table.name)) limited.push(table);
  }
  const aliases = [...tables.aliases].map((at) => (texts[at] ?? '').toLowerCase());
  return {
    limited,
    places,
    tableNames,
    rows: new Set([...limited.map(({ name }) => name.toLowerCase()), ...aliases]),
  };
}

function isHidden(name: string, table: CatalogTable, policy: CompiledPolicy): boolean {
  if (policy.showsColumn(table.schema, table.name, name)) return false;
  return !table.columns.some((column) => column.name.toLowerCase() === name);
}

function nameOf(text: string, token: Token): string | null {
  if (token.kind === 'word' || token.kind === 'name') return folded(text);
  return token.kind === 'string' && text.startsWith('"') ? folded(text.slice(1, -1)) : null;
}

/** MySQL takes the capital I with a dot for an i; in lower case it would be two characters here. */
function folded(name: string): string {
  return name.replaceAll('\u0130', 'i').toLowerCase();
}

/** `count(*)` and a product are not. */
function isStar(texts: readonly string[], tokens: readonly Token[], index: number): boolean {
  if (texts[index] !== '*') return false;
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  if (before?.kind === 'open') return !(texts[index - 2] === 'COUNT' && after?.kind === 'close');
  const isOperand = before !== undefined && /^(close|number|string|name|word)$/.test(before.kind);
  const leads = after !== undefined && /^(open|number|string|name|word|operator)$/.test(after.kind);
  const isWord = before?.kind === 'word' && /^(SELECT|DISTINCT|ALL)$/.test(texts[index - 1] ?? '');
  const isClause = after?.kind === 'word' && afterStar.has(texts[index + 1] ?? '');
  return !isOperand || !leads || isWord || isClause;
}

function refuse(token: Token | undefined): StoppedVerdict {
  const message =
    'Some columns of a table here may not be read. Name each column that is listed with its table, and use no star, no NATURAL and no whole row.';
  return stop('refused', 'column_policy', token?.start ?? null, message);
}

const afterStar = words(`
  FROM EXCLUDE EXCEPT REPLACE RENAME LIKE ILIKE NOT SIMILAR GLOB INTO WHERE GROUP ORDER HAVING LIMIT UNION INTERSECT MINUS
  WINDOW OFFSET FETCH QUALIFY APPLY
`);

/** Words that bring in all columns of something, or columns that are not named. */
const standsForAll = words(
  'NATURAL COLUMNS PIVOT UNPIVOT TABLE DESCRIBE SUMMARIZE MATCH_RECOGNIZE PIVOT_WIDER PIVOT_LONGER',
);

/** Other names of a key. */
const rowNumbers: ReadonlySet<string> = new Set(['rowid', '_rowid', '_rowid_', 'oid']);
