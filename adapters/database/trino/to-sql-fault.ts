import { reasonOf, redact, type SqlFault, type SqlFaultKind } from '../../../src/adapter-kit/index.ts';
import type { TrinoFailure } from './trino-failure.ts';
import { withoutValues } from './without-values.ts';

export interface ToSqlFaultOptions {
  /** The statement that failed. */
  readonly sql: string;
  readonly secrets: readonly string[];
}

/** Source: io.trino.spi.StandardErrorCode */
const kinds: Readonly<Record<string, SqlFaultKind>> = {
  SYNTAX_ERROR: 'syntax',
  TABLE_NOT_FOUND: 'unknown_table',
  SCHEMA_NOT_FOUND: 'unknown_table',
  CATALOG_NOT_FOUND: 'unknown_table',
  MISSING_TABLE: 'unknown_table',
  MISSING_SCHEMA_NAME: 'unknown_table',
  MISSING_CATALOG_NAME: 'unknown_table',
  COLUMN_NOT_FOUND: 'unknown_column',
  AMBIGUOUS_NAME: 'ambiguous_column',
  FUNCTION_NOT_FOUND: 'unknown_function',
  EXPRESSION_NOT_AGGREGATE: 'grouping',
  EXPRESSION_NOT_IN_DISTINCT: 'grouping',
  EXPRESSION_NOT_SCALAR: 'grouping',
  MISSING_GROUP_BY: 'grouping',
  NESTED_AGGREGATION: 'grouping',
  NESTED_WINDOW: 'grouping',
  TYPE_MISMATCH: 'type_mismatch',
  TYPE_NOT_FOUND: 'type_mismatch',
  INVALID_LITERAL: 'type_mismatch',
  INVALID_CAST_ARGUMENT: 'type_mismatch',
  INVALID_FUNCTION_ARGUMENT: 'type_mismatch',
  NUMERIC_VALUE_OUT_OF_RANGE: 'type_mismatch',
  AMBIGUOUS_FUNCTION_CALL: 'type_mismatch',
  PERMISSION_DENIED: 'permission_denied',
  READ_ONLY_VIOLATION: 'permission_denied',
  DIVISION_BY_ZERO: 'division_by_zero',
  EXCEEDED_TIME_LIMIT: 'timeout',
  EXCEEDED_CPU_LIMIT: 'too_large',
  EXCEEDED_SCAN_LIMIT: 'too_large',
  EXCEEDED_LOCAL_MEMORY_LIMIT: 'too_large',
  EXCEEDED_GLOBAL_MEMORY_LIMIT: 'too_large',
  EXCEEDED_FUNCTION_MEMORY_LIMIT: 'too_large',
  EXCEEDED_SPILL_LIMIT: 'too_large',
  CLUSTER_OUT_OF_MEMORY: 'too_large',
  QUERY_TEXT_TOO_LARGE: 'too_large',
  QUERY_HAS_TOO_MANY_STAGES: 'too_large',
  STACK_OVERFLOW: 'too_large',
};

/** Errors about values, which may come from a row. */
const aboutValues: ReadonlySet<string> = new Set([
  'INVALID_CAST_ARGUMENT',
  'INVALID_FUNCTION_ARGUMENT',
  'NUMERIC_VALUE_OUT_OF_RANGE',
  'GENERIC_USER_ERROR',
]);

/** Where in messages the name at fault stands. The first match wins. */
const names: readonly RegExp[] = [
  /(?:Table|View|Column|Schema|Catalog|Function) '([^']+)' (?:does not exist|not found|cannot be resolved|is ambiguous|not registered)/,
  /Unexpected parameters \(.*?\) for function (?:\S*\.)?([^\s.]+)\. Expected/s,
  /^(?:line \d+:\d+: )?'(.+?)' must be an aggregate expression/s,
  /Cannot select from (?:columns \[.*?\] in )?(?:table or view|table|view) (\S+)/,
  /(?:mismatched|extraneous) input '(.+?)'/s,
  /no viable alternative at input '(.+?)'/s,
];

/** What Trino said of the statement, in terms that a repair can act on. */
export function toSqlFault(failure: TrinoFailure, { sql, secrets }: ToSqlFaultOptions): SqlFault {
  const { message, errorName } = failure;
  const found = names.map((pattern) => pattern.exec(message)?.[1]).find((name) => name !== undefined);
  const isAboutTypes = errorName === 'FUNCTION_NOT_FOUND' && message.includes('Unexpected parameters');
  return {
    kind: isAboutTypes ? 'type_mismatch' : (kinds[errorName] ?? 'other'),
    name: found === undefined || aboutValues.has(errorName) ? null : redact(asSpelt(found, sql), secrets),
    message: reasonOf(aboutValues.has(errorName) ? withoutValues(message, sql) : message, secrets),
  };
}

/** Trino adds catalog and schema, quotes and lower case: the longest end of the name that the statement holds, as it stands there. */
function asSpelt(name: string, sql: string): string {
  const plain = name.replaceAll('"', '');
  const parts = plain.split('.');
  for (let start = 0; start < parts.length; start += 1) {
    const end = parts.slice(start).join('.');
    const escaped = end.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    const [found] = new RegExp(`(?<!\\w)${escaped}(?!\\w)`, 'i').exec(sql) ?? [];
    if (found !== undefined) return found;
  }
  return plain;
}
