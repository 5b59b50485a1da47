import { type TrinoErrorBody, userError } from './trino-error-body.ts';

/** DuckDB's message, and the words that Trino has for it. */
const translations: readonly (readonly [RegExp, (name: string) => TrinoErrorBody])[] = [
  [
    /Table with name (\S+) does not exist/,
    (name) => userError('TABLE_NOT_FOUND', `line 1:15: Table 'memory.shop.${name}' does not exist`),
  ],
  [
    /Referenced column "([^"]+)" not found/,
    (name) => userError('COLUMN_NOT_FOUND', `line 1:8: Column '${name}' cannot be resolved`),
  ],
  [
    /does not have a column named "([^"]+)"/,
    (name) => userError('COLUMN_NOT_FOUND', `line 1:8: Column '${name}' cannot be resolved`),
  ],
  [
    /Function with name (\S+) does not exist/,
    (name) => userError('FUNCTION_NOT_FOUND', `line 1:8: Function '${name}' not registered`),
  ],
  [
    /Ambiguous reference to column name "([^"]+)"/,
    (name) => userError('AMBIGUOUS_NAME', `line 1:8: Column '${name}' is ambiguous`),
  ],
  [
    /column "([^"]+)" must appear in the GROUP BY/,
    (name) =>
      userError(
        'EXPRESSION_NOT_AGGREGATE',
        `line 1:8: '"${name}"' must be an aggregate expression or appear in GROUP BY clause`,
      ),
  ],
  [
    /syntax error at or near "([^"]+)"/,
    (name) => userError('SYNTAX_ERROR', `line 1:1: mismatched input '${name}'. Expecting: <expression>`),
  ],
  [
    /Could not convert string '(.+)' to INT32/s,
    (name) => userError('INVALID_CAST_ARGUMENT', `Cannot cast '${name}' to INT`),
  ],
];

/** The error that Trino would have given for what DuckDB has refused. */
export function trinoErrorOf(error: unknown): TrinoErrorBody {
  const message = error instanceof Error ? error.message : String(error);
  for (const [pattern, translate] of translations) {
    const match = pattern.exec(message);
    if (match) return translate(match[1] ?? '');
  }
  if (/Parser Error/.test(message)) return userError('SYNTAX_ERROR', `line 1:1: ${message.split('\n')[0]}`);
  return {
    message,
    errorCode: 65_536,
    errorName: 'GENERIC_INTERNAL_ERROR',
    errorType: 'INTERNAL_ERROR',
  };
}
