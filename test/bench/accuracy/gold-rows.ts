import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Question } from './question.ts';
import type { Row } from './same-rows.ts';

/** The accepted results of a question: its gold statement's and its alternatives', executed now. */
export function goldRows(data: string, question: Question): readonly (readonly Row[])[] {
  // Many gold statements write strings in double quotes, as SQLite's command line and Python allow.
  const database = new DatabaseSync(join(data, 'e2e', 'db', question.db), {
    readOnly: true,
    enableDoubleQuotedStringLiterals: true,
  });
  try {
    return [question.gold_sql, ...(question.gold_sql_alt ?? [])].flatMap((sql) => {
      if (sql === undefined) return [];
      try {
        const statement = database.prepare(sql);
        statement.setReturnArrays(true);
        return [statement.all() as unknown as readonly Row[]];
      } catch {
        return [];
      }
    });
  } finally {
    database.close();
  }
}
