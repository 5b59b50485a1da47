import type { Dialect } from '../../ports/dialect.ts';

/** How a dialect spells comments, strings and quoted names. */
export interface LexicalRules {
  /** A block comment may hold others. */
  readonly nestedComments: boolean;
  /** `--` starts a comment only before white space or a control character. */
  readonly dashNeedsSpace: boolean;
  /** A byte order mark is a blank; elsewhere a letter. */
  readonly markIsBlank: boolean;
  /** A carriage return alone ends a line comment. */
  readonly returnEndsLine: boolean;
  /** `#` starts a line comment. */
  readonly hashComments: boolean;
  /** Block comments that open with `!` or `M!` are executed, those that open with `+` are hints. */
  readonly executableComments: boolean;
  /** A backslash escapes the next character in every string. */
  readonly backslashEscapes: boolean;
  /** `E'…'` is a string with backslash escapes. */
  readonly escapeStrings: boolean;
  /** `"…"` is a string, not a name. */
  readonly doubleQuotedStrings: boolean;
  readonly backtickNames: boolean;
  /** `[…]` is a name. */
  readonly bracketNames: boolean;
  /** `]]` within such a name is a bracket of it. */
  readonly doubledBrackets: boolean;
  /** `#` and `@` may stand within a word. */
  readonly signsInWords: boolean;
  /** A backslash escapes the next character in quoted names. */
  readonly nameEscapes: boolean;
  /** `$tag$ … $tag$` is a string. */
  readonly dollarQuotes: boolean;
}

const standard: LexicalRules = {
  nestedComments: false,
  dashNeedsSpace: false,
  markIsBlank: false,
  returnEndsLine: false,
  hashComments: false,
  executableComments: false,
  backslashEscapes: false,
  escapeStrings: false,
  doubleQuotedStrings: false,
  backtickNames: false,
  bracketNames: false,
  doubledBrackets: false,
  signsInWords: false,
  nameEscapes: false,
  dollarQuotes: false,
};

const postgres: LexicalRules = {
  ...standard,
  nestedComments: true,
  returnEndsLine: true,
  escapeStrings: true,
  dollarQuotes: true,
};

const mysql: LexicalRules = {
  ...standard,
  dashNeedsSpace: true,
  hashComments: true,
  executableComments: true,
  backslashEscapes: true,
  doubleQuotedStrings: true,
  backtickNames: true,
};

/** Sources: each engine's scanner (Postgres scan.l, SQLite tokenize.c, MariaDB sql_lex.cc, Trino SqlBase.g4) and manual. */
export const lexicalRules: Readonly<Record<Dialect, LexicalRules>> = {
  postgres,
  duckdb: { ...postgres, markIsBlank: true },
  sqlite: { ...standard, markIsBlank: true, backtickNames: true, bracketNames: true },
  mysql,
  mariadb: mysql,
  trino: { ...standard, returnEndsLine: true, backtickNames: true },
  tsql: {
    ...standard,
    nestedComments: true,
    bracketNames: true,
    doubledBrackets: true,
    signsInWords: true,
  },
  clickhouse: {
    ...standard,
    nestedComments: true,
    hashComments: true,
    backslashEscapes: true,
    backtickNames: true,
    nameEscapes: true,
    dollarQuotes: true,
  },
};
