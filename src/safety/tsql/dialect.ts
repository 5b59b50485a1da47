import type { StaticDialect } from '../static/static-dialect.ts';
import { words } from '../static/words.ts';
import { allowedFunctions } from './functions.ts';

const session = 'What tells of the session may not be read. Leave it out.';

/** T-SQL as its tokens show it. */
export const tsql: StaticDialect = {
  starters: words('SELECT WITH'),
  functions: allowedFunctions,
  callKeywords: words(`
    TOP OPTION APPLY PIVOT UNPIVOT ROOT PATH RAW WITHIN TABLESAMPLE PERCENT INDEX CROSS INNER OUTER LEFT RIGHT FULL FORCESEEK
    COLLATE
  `),
  systemSchemas: words('sys information_schema master msdb tempdb model resource mssqlsystemresource guest'),
  systemTable: /^(sys|dm_|fn_|sp_|xp_|inserted$|deleted$)/,
  phrases: [
    { words: ['INTO'], rule: 'into', message: 'INTO makes a table. Leave it out.' },
    { words: ['{'], rule: 'statement_kind', message: 'ODBC escapes may not be used. Write it plainly.' },
    { words: ['NEXT', 'VALUE', 'FOR'], rule: 'function', message: 'Sequences may not be advanced.' },
    { words: ['FOR', 'SYSTEM_TIME'], rule: 'time_travel', message: 'Old versions of rows may not be read.' },
    { words: ['FOR', 'PATH'], rule: 'statement_kind', message: 'FOR PATH may not be used. Leave it out.' },
    { words: ['FOR', 'BROWSE'], rule: 'locking', message: 'FOR BROWSE may not be used. Leave it out.' },
    ...['CURRENT_USER', 'SESSION_USER', 'SYSTEM_USER', 'USER'].map((word) => ({
      words: [word],
      rule: 'session_information',
      message: session,
    })),
  ],
  variable: /^(?:[@?#:]|\$[A-Za-z_])/,
  inlineFunctions: false,
  hasDual: false,
  methodCalls: false,
  qualifiersAreTables: false,
  endsFrom: words('FOR OPTION'),
  afterTable: words('OPTION'),
  recursesPlainly: true,
};
