import { tokenText } from '../lexer/token-text.ts';
import type { Token } from '../lexer/tokenize.ts';
import { statementParts } from '../statement-parts.ts';
import { stop } from '../stop.ts';
import type { StoppedVerdict } from '../verdict.ts';
import type { StaticDialect } from './static-dialect.ts';
import { words } from './words.ts';

/** What the words at the heads of a text's statements say: writes, several statements, kinds that may not run. */
export function checkKind(
  sql: string,
  tokens: readonly Token[],
  dialect: StaticDialect,
): StoppedVerdict | null {
  const write = findWrite(sql, tokens, dialect);
  if (write !== null) return write;
  const [statement, second] = statementParts(tokens);
  const first = statement?.[0];
  if (first === undefined) return stop('refused', 'empty', null, 'There is no statement. Write one SELECT.');
  if (second !== undefined) {
    const message = 'There are several statements. Write exactly one SELECT.';
    return stop('refused', 'several_statements', second[0]?.start ?? null, message);
  }
  const inner = statement?.find(({ kind }) => kind !== 'open') ?? first;
  const word = inner.kind === 'word' ? tokenText(sql, inner) : '';
  const isOpen = first.kind !== 'open' || sql.charAt(first.start) === '(';
  if (isOpen && dialect.starters.has(word)) return null;
  const message = `${word === '' ? 'This kind of statement' : word} may not run. Write one SELECT, with or without WITH.`;
  return stop('refused', word === 'EXPLAIN' ? 'explain' : 'statement_kind', first.start, message);
}

function findWrite(sql: string, tokens: readonly Token[], dialect: StaticDialect): StoppedVerdict | null {
  let nested = false;
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'word') continue;
    const word = tokenText(sql, token);
    const previous = tokens[index - 1];
    const isFirst = previous === undefined || previous.kind === 'semicolon';
    if (isFirst) nested = !dialect.starters.has(word);
    const isData = dataWords.has(word);
    const isHead = isFirst || (isData && (nested || previous?.kind === 'open' || previous?.kind === 'close'));
    const next = tokens[index + 1];
    const isDefinition =
      previous?.kind === 'open' &&
      definers.has(word) &&
      next !== undefined &&
      objects.has(tokenText(sql, next));
    if (!isDefinition && (!isHead || !(isData || schemaWords.has(word)) || !leadsOn(next, isFirst))) continue;
    const message = `${word} changes data, schema or files. Only a statement that reads may run.`;
    return stop('write', isData ? 'dml' : 'ddl', token.start, message);
  }
  return null;
}

/** Not `insert(…)`, `replace(…)` and not a column of that name. */
function leadsOn(next: Token | undefined, isFirst: boolean): boolean {
  return isFirst || next?.kind === 'word' || next?.kind === 'name';
}

/** In brackets, where a column may bear such a name: `(CREATE TABLE …)` and not `(create, table)`. */
const definers = words('CREATE DROP ALTER');
const objects = words(`
  TABLE VIEW INDEX DATABASE SCHEMA USER ROLE FUNCTION PROCEDURE TRIGGER SEQUENCE TEMPORARY TEMP OR MATERIALIZED UNIQUE TYPE
  MACRO DICTIONARY CATALOG LOGIN SERVER EXTERNAL GLOBAL
`);
const dataWords = words('INSERT UPDATE DELETE MERGE REPLACE TRUNCATE UPSERT');
const schemaWords = words(`
  CREATE DROP ALTER RENAME GRANT REVOKE DENY COMMENT VACUUM OPTIMIZE REPAIR REFRESH CALL DO LOAD COPY IMPORT EXPORT
  INSTALL CHECKPOINT UPDATE
`);
