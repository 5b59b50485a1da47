import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { refusedStatement } from './refused-statement.ts';

/** White space and comments as SQLite's tokenizer reads them: a block comment may lack its end. */
const blank = String.raw`(?:[ \t\n\f\r]|--[^\n]*(?:\n|$)|/\*(?:[^*]|\*(?!/))*(?:\*/|$))`;
const leadingQuery = new RegExp(String.raw`^${blank}*(?:select|with|values)(?![\w$])`, 'i');
const blankTail = new RegExp(`^(?:${blank}|;)*$`);

/**
 * Compiles the one statement that `sql` has to be.
 *
 * SQLite compiles the first statement and ignores what follows it, and it stops at a NUL character: both are looked for here.
 */
export function prepareOne(database: DatabaseSync, sql: string): StatementSync {
  if (sql.includes('\0') || !sql.isWellFormed()) {
    throw refusedStatement('syntax', 'The statement holds a character that SQL text cannot hold.');
  }
  if (!leadingQuery.test(sql)) {
    throw refusedStatement('permission_denied', 'Only SELECT, WITH and VALUES statements are run.');
  }
  const statement = database.prepare(sql);
  const compiled = statement.sourceSQL;
  if (!sql.startsWith(compiled) || !blankTail.test(sql.slice(compiled.length))) {
    throw refusedStatement('syntax', 'Only one statement can be run at a time.');
  }
  return statement;
}
