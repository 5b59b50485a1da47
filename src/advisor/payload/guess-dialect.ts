import type { Dialect } from '../../ports/dialect.ts';

/** The engine that DDL is written for, from words that only one of them has; `trino` where nothing tells. */
export function guessDialect(statements: readonly string[]): Dialect {
  const text = statements.join('\n');
  return signs.find(([, pattern]) => pattern.test(text))?.[0] ?? 'trino';
}

const signs: readonly (readonly [Dialect, RegExp])[] = [
  ['mysql', /`\w+`|\bENGINE\s*=|\bAUTO_INCREMENT\b/i],
  [
    'trino',
    /\bWITH\s*\(\s*(?:format|partitioning|location|format_version|sorted_by)\s*=|\bROW\s*\(|\bARRAY\s*\(|\bMAP\s*\(\s*\w+\s*,/i,
  ],
  ['sqlite', /\bAUTOINCREMENT\b|\bWITHOUT\s+ROWID\b|\)\s*STRICT\s*;?\s*$/im],
  [
    'postgres',
    /\b(?:BIG|SMALL)?SERIAL\b|\bJSONB\b|\bTIMESTAMPTZ\b|\bBYTEA\b|\bTEXT\[\]|\bGENERATED\s+(?:ALWAYS|BY\s+DEFAULT)\s+AS\s+IDENTITY|\bUSING\s+(?:btree|gin|gist|brin)\b|\bcharacter\s+varying\b/i,
  ],
  ['duckdb', /\bHUGEINT\b|\bSTRUCT\s*\(|\bU(?:TINY|SMALL|BIG)INT\b|\bUINTEGER\b/i],
];
