import type { JudgeContext } from '../judge-context.ts';
import type { Tokens } from '../lexer/tokenize.ts';
import { judgeStatically } from '../static/judge-statically.ts';
import type { StaticDialect } from '../static/static-dialect.ts';
import { words } from '../static/words.ts';
import type { Verdict } from '../verdict.ts';
import { checkNumbers } from './check-numbers.ts';
import { allowedFunctions } from './functions.ts';

/**
 * Judges MySQL and MariaDB by tokens. Holds under their default lexical modes: the connection must not set ANSI_QUOTES or
 * NO_BACKSLASH_ESCAPES, and must speak UTF-8.
 */
export async function judgeMysql(sql: string, context: JudgeContext, tokens: Tokens): Promise<Verdict> {
  return checkNumbers(sql, tokens) ?? judgeStatically(sql, context, tokens, mysql);
}

const locks = 'Clauses that lock rows may not be used. Leave the clause out.';
const sequences = 'Sequences may not be advanced or read. Leave it out.';
const session = 'What tells of the session may not be read. Leave it out.';
const escapes = 'ODBC escapes may not be used. Write it plainly.';
const into = 'INTO writes a file or a variable. Leave it out.';

const mysql: StaticDialect = {
  starters: words('SELECT WITH VALUES TABLE'),
  functions: allowedFunctions,
  callKeywords: words(`
    AGAINST COLUMNS DIV DUAL FORCE IGNORE INDEX KEY MEMBER MOD OF ON PATH REGEXP RLIKE ROW SOUNDS SQL_NO_CACHE
    SQL_CALC_FOUND_ROWS STRAIGHT_JOIN USE XOR BINARY CROSS INNER LEFT RIGHT OUTER NATURAL FULL MINUS HIGH_PRIORITY
    DISTINCTROW SQL_SMALL_RESULT SQL_BIG_RESULT SQL_BUFFER_RESULT PARTITION
  `),
  systemSchemas: words('mysql sys information_schema performance_schema ndbinfo'),
  systemTable: /[/\\]/,
  phrases: [
    { words: ['INTO'], rule: 'into', message: into },
    { words: ['FOR', 'UPDATE'], rule: 'locking', message: locks },
    { words: ['FOR', 'SHARE'], rule: 'locking', message: locks },
    { words: ['LOCK', 'IN'], rule: 'locking', message: locks },
    {
      words: ['PROCEDURE'],
      rule: 'statement_kind',
      message: 'PROCEDURE ANALYSE may not be used. Leave it out.',
    },
    { words: ['{', 'FN'], rule: 'statement_kind', message: escapes },
    { words: ['{', 'OJ'], rule: 'statement_kind', message: escapes },
    { words: ['NEXT', 'VALUE', 'FOR'], rule: 'function', message: sequences },
    { words: ['PREVIOUS', 'VALUE', 'FOR'], rule: 'function', message: sequences },
    { words: ['CURRENT_USER'], rule: 'session_information', message: session },
    { words: ['CURRENT_ROLE'], rule: 'session_information', message: session },
    {
      words: ['FOR', 'SYSTEM_TIME'],
      rule: 'time_travel',
      message: 'Old versions of rows may not be read. Leave it out.',
    },
  ],
  variable: /^[@:]/,
  inlineFunctions: false,
  hasDual: true,
  methodCalls: false,
  qualifiersAreTables: true,
};
