import { NlQueryError, type SqlFaultKind } from 'nlquery/adapter-kit';

/** What the model can act on: the kind of fault, and the name at fault. */
const kinds: readonly (readonly [RegExp, SqlFaultKind])[] = [
  [/^no such table: (.+)$/, 'unknown_table'],
  [/^no such column: (.+)$/, 'unknown_column'],
  [/^no such function: (.+)$/, 'unknown_function'],
  [/^ambiguous column name: (.+)$/, 'ambiguous_column'],
  [/^near "(.+)": syntax error$/, 'syntax'],
  [/readonly database/, 'permission_denied'],
];

/** What `use` gives; what it throws becomes `SQL_FAULT`. */
export function sqlFault<Result>(use: () => Result): Result {
  try {
    return use();
  } catch (error) {
    const { message } = error as Error;
    for (const [pattern, kind] of kinds) {
      const match = pattern.exec(message);
      if (match) throw fault(kind, match[1] ?? null, message);
    }
    throw fault('other', null, message);
  }
}

function fault(kind: SqlFaultKind, name: string | null, message: string): NlQueryError {
  return new NlQueryError('SQL_FAULT', message, { details: { fault: { kind, name, message } } });
}
