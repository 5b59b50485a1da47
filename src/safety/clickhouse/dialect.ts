import type { StaticDialect } from '../static/static-dialect.ts';
import { words } from '../static/words.ts';
import { allowedFunctions } from './functions.ts';

/** ClickHouse as its tokens show it. */
export const clickhouse: StaticDialect = {
  starters: words('SELECT WITH FROM'),
  functions: allowedFunctions,
  tableFunctions: words('generate_series generateseries numbers numbers_mt primes values zeros zeros_mt'),
  callKeywords: words(`
    ANTI APPLY ARRAY ASOF COLUMNS CROSS FINAL FULL GLOBAL INNER INTERPOLATE LEFT OUTER PREWHERE QUALIFY RIGHT SAMPLE SEMI
    TOTALS PASTE LAMBDA DIV MOD STEP FILL TIES FIRST NULLS
  `),
  systemSchemas: words('system information_schema _temporary_and_external_tables'),
  systemTable: /[/\\]/,
  phrases: [
    { words: ['INTO'], rule: 'into', message: 'INTO writes a file. Leave it out.' },
    ...['CURRENT_USER', 'CURRENT_DATABASE', 'CURRENT_ROLES'].map((word) => ({
      words: [word],
      rule: 'session_information',
      message: 'What tells of the session may not be read. Leave it out.',
    })),
  ],
  variable: /^(?:@|:[A-Za-z_])/,
  inlineFunctions: false,
  hasDual: false,
  methodCalls: false,
  qualifiersAreTables: false,
  endsFrom: words('PREWHERE LIMIT SETTINGS FORMAT QUALIFY'),
  afterTable: words('FINAL SAMPLE PREWHERE GLOBAL ANY ALL ASOF ARRAY SETTINGS FORMAT PASTE'),
  arrayJoin: true,
  withExpressions: true,
};
