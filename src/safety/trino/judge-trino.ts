import type { JudgeContext } from '../judge-context.ts';
import type { Tokens } from '../lexer/tokenize.ts';
import { judgeStatically } from '../static/judge-statically.ts';
import type { StaticDialect } from '../static/static-dialect.ts';
import { words } from '../static/words.ts';
import type { Verdict } from '../verdict.ts';
import { allowedFunctions } from './functions.ts';

/** Judges Trino by tokens. */
export async function judgeTrino(sql: string, context: JudgeContext, tokens: Tokens): Promise<Verdict> {
  return judgeStatically(sql, context, tokens, trino);
}

const session = 'What tells of the session may not be read. Leave it out.';
const travel = 'Old versions of a table may not be read. Leave it out.';

const trino: StaticDialect = {
  starters: words('SELECT WITH VALUES TABLE'),
  functions: allowedFunctions,
  callKeywords: words(`
    AFTER COLUMNS DEFINE DESCRIPTOR MATCH_RECOGNIZE MEASURES NESTED PATTERN PATH PLAN SUBSET TABLESAMPLE BERNOULLI SYSTEM
    CROSS FULL INNER LEFT RIGHT NATURAL OUTER WITHIN RETURNING PASSING OVERFLOW ARRAY PERMUTE ORDINALITY SKIP ROW
  `),
  systemSchemas: words('information_schema system jmx'),
  systemTable: /\$/,
  phrases: [
    { words: ['INTO'], rule: 'into', message: 'INTO may not be used. Leave it out.' },
    { words: ['FOR', 'TIMESTAMP'], rule: 'time_travel', message: travel },
    { words: ['FOR', 'VERSION'], rule: 'time_travel', message: travel },
    { words: ['CURRENT_USER'], rule: 'session_information', message: session },
    { words: ['CURRENT_CATALOG'], rule: 'session_information', message: session },
    { words: ['CURRENT_SCHEMA'], rule: 'session_information', message: session },
    { words: ['CURRENT_ROLE'], rule: 'session_information', message: session },
    { words: ['CURRENT_PATH'], rule: 'session_information', message: session },
    { words: ['SESSION_USER'], rule: 'session_information', message: session },
  ],
  variable: /^$/,
  inlineFunctions: true,
  hasDual: false,
  methodCalls: false,
  qualifiersAreTables: false,
};
