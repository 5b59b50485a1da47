import { tokenText } from '../lexer/token-text.ts';
import type { Token } from '../lexer/tokenize.ts';
import { statementParts } from '../statement-parts.ts';
import { stop } from '../stop.ts';
import type { StoppedVerdict } from '../verdict.ts';
import { checkCalls } from './check-calls.ts';
import { checkNames } from './check-names.ts';

/** What a statement's tokens say against it: its kind, several statements, functions, system tables. */
export function checkStatically(
  sql: string,
  tokens: readonly Token[],
  declared: ReadonlySet<string>,
): StoppedVerdict | null {
  const write = findWrite(sql, tokens);
  if (write !== null) return write;
  const [statement, second] = statementParts(tokens);
  if (statement === undefined)
    return stop('refused', 'empty', null, 'There is no statement. Write one SELECT.');
  if (second !== undefined) {
    const message = 'There are several statements. Write exactly one SELECT.';
    return stop('refused', 'several_statements', second[0]?.start ?? null, message);
  }
  const parameter = statement.find((token) => token.kind === 'parameter');
  if (parameter !== undefined) {
    const message = 'The statement has a parameter, and no values come with it. Write the value itself.';
    return stop('refused', 'parameter', parameter.start, message);
  }
  return checkKind(sql, statement) ?? checkCalls(sql, statement, declared) ?? checkNames(sql, statement);
}

/** These words are reserved, or (below) begin a statement; as names they must be quoted. */
const writes: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE']);
const writingStatements: ReadonlySet<string> = new Set(
  'CREATE DROP ALTER REPLACE REINDEX VACUUM ANALYZE'.split(' '),
);

function findWrite(sql: string, tokens: readonly Token[]): StoppedVerdict | null {
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'word') continue;
    const word = tokenText(sql, token);
    const first = index === 0 || tokens[index - 1]?.kind === 'semicolon';
    const next = tokens[index + 1];
    const replaces = word === 'REPLACE' && next?.kind === 'word' && tokenText(sql, next) === 'INTO';
    const afterDot = tokens[index - 1]?.kind === 'dot';
    if ((writes.has(word) && !afterDot) || replaces || (first && writingStatements.has(word))) {
      const message = `${word} changes data or the database file. Only a statement that reads may run.`;
      return stop(
        'write',
        writingStatements.has(word) && word !== 'REPLACE' ? 'ddl' : 'dml',
        token.start,
        message,
      );
    }
  }
  return null;
}

function checkKind(sql: string, statement: readonly Token[]): StoppedVerdict | null {
  const [first] = statement;
  const word = first?.kind === 'word' ? tokenText(sql, first) : '';
  if (word === 'SELECT' || word === 'WITH' || word === 'VALUES') return null;
  const rule = rules[word] ?? 'statement_kind';
  const message = `${word === '' ? 'This kind of statement' : word} may not run. Write one SELECT, VALUES or WITH … SELECT.`;
  return stop('refused', rule, first?.start ?? 0, message);
}

const rules: Readonly<Record<string, string>> = {
  PRAGMA: 'settings',
  ATTACH: 'attach',
  DETACH: 'attach',
  EXPLAIN: 'explain',
  BEGIN: 'transaction',
  COMMIT: 'transaction',
  END: 'transaction',
  ROLLBACK: 'transaction',
  SAVEPOINT: 'transaction',
  RELEASE: 'transaction',
};
