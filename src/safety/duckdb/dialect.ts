import type { StaticDialect } from '../static/static-dialect.ts';
import { words } from '../static/words.ts';
import { allowedFunctions } from './functions.ts';

const session = 'What tells of the session may not be read. Leave it out.';
const nested = 'DESCRIBE, SHOW, SUMMARIZE and CALL may not be used. Write one SELECT.';

/** DuckDB as its tokens show it. */
export const duckdb: StaticDialect = {
  starters: words('SELECT WITH VALUES TABLE FROM PIVOT UNPIVOT'),
  functions: allowedFunctions,
  callKeywords: words(`
    ANTI ASOF BERNOULLI COLUMNS CROSS EXCLUDE FULL INCLUDE INNER LEFT NATURAL OUTER PIVOT POSITIONAL QUALIFY
    RENAME REPEATABLE RESERVOIR RIGHT SAMPLE SEMI SYSTEM TABLESAMPLE UNPIVOT NULLS KEY WITHIN TRY_CAST ORDINALITY
    LAMBDA INTERVAL PERCENT ARRAY
  `),
  systemSchemas: words('information_schema pg_catalog system temp'),
  systemTable:
    /^(duckdb_|pragma_|sqlite_|pg_)|[/\\:*?[\]]|^(csv|tsv|parquet|json|jsonl|ndjson|xlsx|gz|zst|db|duckdb|arrow)$|\.\w{2,8}$/,
  phrases: [
    { words: ['INTO'], unless: 'NAME', rule: 'into', message: 'INTO may not be used. Leave it out.' },
    ...['DESCRIBE', 'SHOW', 'SUMMARIZE', 'CALL', 'DESC'].flatMap((word) => [
      { words: ['(', word], rule: 'statement_kind', message: nested },
      { words: ['FROM', word], rule: 'statement_kind', message: nested },
      { words: ['FROM', '(', word], rule: 'statement_kind', message: nested },
    ]),
    { words: ['CURRENT_USER'], rule: 'session_information', message: session },
    { words: ['CURRENT_SCHEMA'], rule: 'session_information', message: session },
    { words: ['CURRENT_CATALOG'], rule: 'session_information', message: session },
    { words: ['SESSION_USER'], rule: 'session_information', message: session },
  ],
  variable: /^$/,
  inlineFunctions: false,
  hasDual: false,
  methodCalls: true,
  qualifiersAreTables: false,
};
