import type { SqlFault, SqlFaultKind } from '../../../src/adapter-kit/index.ts';

/** SQLite's primary result codes (https://sqlite.org/rescode.html) that say all. */
const kindByCode: ReadonlyMap<number, SqlFaultKind> = new Map([
  [3, 'permission_denied'], // PERM
  [7, 'too_large'], // NOMEM
  [8, 'permission_denied'], // READONLY
  [18, 'too_large'], // TOOBIG
  [20, 'type_mismatch'], // MISMATCH
  [23, 'permission_denied'], // AUTH
]);

/** The rest is told apart by its message; the first group is the name at fault. The first match wins. */
const kindByMessage: readonly (readonly [RegExp, SqlFaultKind])[] = [
  [/^no such table-valued function: (.+)$/, 'unknown_function'],
  [/^no such table: (.+)$/, 'unknown_table'],
  [/^no such column: "?(.+?)"?(?: - should this be .*)?$/, 'unknown_column'],
  [/^cannot join using column (.+?) - /, 'unknown_column'],
  [/^ambiguous column name: (.+)$/, 'ambiguous_column'],
  [/^ambiguous reference to (.+?) in USING/, 'ambiguous_column'],
  [/^no such function: (.+)$/, 'unknown_function'],
  [/^'(.+)' is not a function$/, 'unknown_function'],
  [/^wrong number of arguments to function (.+?)\(/, 'unknown_function'],
  [/^too many arguments on function (.+)$/, 'unknown_function'],
  [/^near "(.+)": syntax error$/s, 'syntax'],
  [/^unrecognized token: "(.+)"$/s, 'syntax'],
  [/^(?:incomplete input|The SQL query contains no statements|row value misused)/, 'syntax'],
  [/^sub-select returns \d+ columns/, 'syntax'],
  [/do not have the same number of result columns$/, 'syntax'],
  [/^all VALUES must have the same number of terms/, 'syntax'],
  [/^misuse of (?:aliased )?(?:aggregate|window function):? (?:function )?(.+?)(?:\(\))?$/, 'grouping'],
  [/GROUP BY term out of range|^HAVING clause on a non-aggregate|^a GROUP BY clause is required/, 'grouping'],
  [/^access to (.+) is prohibited$/, 'permission_denied'],
  [/^not authorized to use function: (.+)$/, 'permission_denied'],
  [/^(?:not authorized|authorization denied|unsafe use of)/, 'permission_denied'],
  [
    /^(?:too many |Expression tree is too large|LIKE or GLOB pattern too complex|parser stack overflow)/,
    'too_large',
  ],
  [/^at most \d+ tables in a join/, 'too_large'],
  [/^datatype mismatch/, 'type_mismatch'],
];

/** What a model can make of an error of SQLite's or of the adapter's own. */
export function sqlFaultOf(error: unknown): SqlFault {
  const message = error instanceof Error ? error.message : 'unknown error';
  const { errcode = 0, faultKind } = (error ?? {}) as { errcode?: number; faultKind?: SqlFaultKind };
  for (const [pattern, kind] of kindByMessage) {
    const match = pattern.exec(message);
    if (match) return { kind: faultKind ?? kind, name: match[1] ?? null, message };
  }
  return { kind: faultKind ?? kindByCode.get(errcode & 0xff) ?? 'other', name: null, message };
}
