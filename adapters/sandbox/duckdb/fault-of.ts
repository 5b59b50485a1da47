import type { SqlFault, SqlFaultKind } from '../../../src/adapter-kit/index.ts';

/** DuckDB's classes of errors. */
const kinds: Readonly<Record<string, SqlFaultKind>> = {
  Parser: 'syntax',
  Conversion: 'type_mismatch',
  'Mismatch Type': 'type_mismatch',
  'Out of Range': 'type_mismatch',
  Permission: 'permission_denied',
  'Out of Memory': 'too_large',
  INTERRUPT: 'timeout',
  'Divide by Zero': 'division_by_zero',
};

/** The rest is told apart by its message; the first group is the name at fault. */
const kindByMessage: readonly (readonly [RegExp, SqlFaultKind])[] = [
  [/^Table with name (\S+) does not exist/, 'unknown_table'],
  [/^(?:Catalog|Referenced table) "((?:[^"]|"")+)" (?:does not exist|not found)/, 'unknown_table'],
  [/^Schema with name (\S+) does not exist/, 'unknown_table'],
  [/^Referenced column "((?:[^"]|"")+)" (?:was )?not found/, 'unknown_column'],
  [/ does not have a column named "((?:[^"]|"")+)"/, 'unknown_column'],
  [/^Ambiguous reference to (?:column name|table) "((?:[^"]|"")+)"/, 'ambiguous_column'],
  [/ Function with name (\S+) does not exist/, 'unknown_function'],
  [/^column "?([^\s"]+)"? must appear in the GROUP BY clause/, 'grouping'],
  [/^No function matches the given name and argument types/, 'type_mismatch'],
  [/^Cannot compare values of type/, 'type_mismatch'],
];

/** What DuckDB says of a statement, under `errors_as_json`. */
export function faultOf(error: unknown): SqlFault {
  const text = error instanceof Error ? error.message : 'unknown error';
  const { type, message } = described(text);
  if (type === 'INTERRUPT')
    return { kind: 'timeout', name: null, message: 'The statement was stopped: it took too long.' };
  for (const [pattern, kind] of kindByMessage) {
    const match = pattern.exec(message);
    if (match) return { kind, name: match[1] ?? null, message };
  }
  return { kind: kinds[type] ?? 'other', name: null, message };
}

function described(text: string): { readonly type: string; readonly message: string } {
  const start = text.indexOf('{"exception_type"');
  try {
    const json = JSON.parse(text.slice(Math.max(start, 0))) as Record<string, string>;
    return { type: json.exception_type ?? '', message: json.exception_message ?? text };
  } catch {
    return { type: '', message: text };
  }
}
