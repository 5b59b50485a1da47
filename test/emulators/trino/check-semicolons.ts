import { type TrinoErrorBody, userError } from './trino-error-body.ts';

/** Trino's grammar of a single statement has none, not at its end either; in strings, names and comments they are text. */
export function checkSemicolons(sql: string): TrinoErrorBody | undefined {
  const bare = sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\r\n]*|\/\*.*?\*\//gs, (text) =>
    ' '.repeat(text.length),
  );
  const at = bare.indexOf(';');
  if (at < 0) return undefined;
  return userError('SYNTAX_ERROR', `line 1:${at + 1}: mismatched input ';'. Expecting: <EOF>`);
}
