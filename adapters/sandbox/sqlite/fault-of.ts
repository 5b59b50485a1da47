import type { SqlFault, SqlFaultKind } from '../../../src/adapter-kit/index.ts';

/** SQLite's messages; the first group is the name at fault. */
const kindByMessage: readonly (readonly [RegExp, SqlFaultKind])[] = [
  [/^no such table: (.+)$/, 'unknown_table'],
  [/^no such column: "?(.+?)"?(?: - should this be .*)?$/, 'unknown_column'],
  [/^no such function: (.+)$/, 'unknown_function'],
  [/^ambiguous column name: (.+)$/, 'ambiguous_column'],
  [/^near "(.+)": syntax error$/s, 'syntax'],
  [/^(?:unrecognized token|incomplete input|The SQL query contains no statements)/, 'syntax'],
  [/^misuse of (?:aggregate|window function):? (.+)$/, 'grouping'],
  [/^(?:not authorized|authorization denied)/, 'permission_denied'],
];

export function faultOf(error: unknown): SqlFault {
  const message = error instanceof Error ? error.message : 'unknown error';
  for (const [pattern, kind] of kindByMessage) {
    const match = pattern.exec(message);
    if (match) return { kind, name: match[1] ?? null, message };
  }
  return { kind: 'other', name: null, message };
}
