import { defaultGuardLimits } from '../../safety/guard-limits.ts';
import { lexicalRules } from '../../safety/lexer/lexical-rules.ts';
import { tokenText } from '../../safety/lexer/token-text.ts';
import { tokenize } from '../../safety/lexer/tokenize.ts';

/** The statement with `"name"` written as the string `'name'`; `null` when no such name stands in it. */
export function stringForName(sql: string, name: string): string | null {
  const { tokens } = tokenize(sql, lexicalRules.sqlite, defaultGuardLimits.maxTokens);
  let from = 0;
  let written = '';
  for (const token of tokens) {
    const isSpelledSo = sql.charAt(token.start) === '"' && tokenText(sql, token) === name;
    if (token.kind !== 'name' || !isSpelledSo) continue;
    written += `${sql.slice(from, token.start)}'${name.replaceAll("'", "''")}'`;
    from = token.end;
  }
  return from === 0 ? null : written + sql.slice(from);
}
