import type { SqlFault, SqlFaultKind } from '../../../src/adapter-kit/index.ts';
import { duckdbError } from './duckdb-error.ts';
import { withoutValues } from './without-values.ts';

/** Where DuckDB's class of an error says all. */
const kindByType: ReadonlyMap<string, SqlFaultKind> = new Map([
  ['Parser', 'syntax'],
  ['Conversion', 'type_mismatch'],
  ['Mismatch Type', 'type_mismatch'],
  ['Out of Range', 'type_mismatch'],
  ['Permission', 'permission_denied'],
  ['Out of Memory', 'too_large'],
  ['INTERRUPT', 'timeout'],
  ['Divide by Zero', 'division_by_zero'],
]);

/** Classes whose messages may quote what stands in a row. */
const aboutValues: ReadonlySet<string> = new Set([
  'Conversion',
  'Out of Range',
  'Invalid Input',
  'Mismatch Type',
  'Not implemented',
]);

/** The rest is told apart by its message; the first group is the name at fault. The first match wins. */
const kindByMessage: readonly (readonly [RegExp, SqlFaultKind])[] = [
  [/^Ambiguous reference to (?:column name|table) "((?:[^"]|"")+)"/, 'ambiguous_column'],
  [/^[Cc]olumn (?:name |reference )?"?(\S+?)"? is ambiguous/, 'ambiguous_column'],
  [/^Referenced column "((?:[^"]|"")+)" (?:not found|was not found)/, 'unknown_column'],
  [/ does not have a column named "((?:[^"]|"")+)"/, 'unknown_column'],
  [/^Column "((?:[^"]|"")+)" does not exist/, 'unknown_column'],
  [/^Column with name (.+?) does not exist/, 'unknown_column'],
  [/^Referenced table "((?:[^"]|"")+)" not found/, 'unknown_table'],
  [/^Catalog "((?:[^"]|"")+)" does not exist/, 'unknown_table'],
  [/^Schema with name (.+?) does not exist/, 'unknown_table'],
  [/^Function "((?:[^"]|"")+)" is a table function/, 'unknown_function'],
  [/^column "?([^\s"]+)"? must appear in the GROUP BY clause/, 'grouping'],
  [/cannot contain (?:aggregates|window functions)|aggregate function calls cannot be nested/, 'grouping'],
  [/cannot be used as a group key|GROUP BY (?:term|clause)/, 'grouping'],
  [/^No function matches the given name and argument types '((?:[^'(]|\((?!.*'))+)\(/s, 'type_mismatch'],
  [/^Could not choose a best candidate function for the function call "([^"(]+)\(/, 'type_mismatch'],
  [/^Cannot (?:compare|mix) values of type/, 'type_mismatch'],
  [/can only be applied to|because it is not a struct/, 'type_mismatch'],
  [/in read-only mode!/, 'permission_denied'],
  [/the configuration has been locked/, 'permission_denied'],
  [/^Max expression depth limit/, 'too_large'],
  [/^syntax error at or near "(.+)"$/s, 'syntax'],
];

/** What a model can make of an error of DuckDB's or of the adapter's own. `sql` tells its own words in messages from stored values. */
export function sqlFaultOf(error: unknown, sql: string): SqlFault {
  const { faultKind } = (error ?? {}) as { faultKind?: SqlFaultKind };
  const described = duckdbError(error);
  const isAboutValue = aboutValues.has(described.type);
  const text = isAboutValue ? withoutValues(described.message, sql) : described.message;
  const message = text.replace(/\s+/g, ' ').trim();
  if (faultKind) return { kind: faultKind, name: null, message };
  if (described.subtype === 'MISSING_ENTRY' && described.name !== null) {
    return { kind: missingKind(described.entryType), name: described.name, message };
  }
  for (const [pattern, kind] of kindByMessage) {
    const match = pattern.exec(described.message);
    if (match) return { kind, name: match[1]?.replaceAll('""', '"') ?? null, message };
  }
  return { kind: kindByType.get(described.type) ?? 'other', name: null, message };
}

function missingKind(entryType: string | null): SqlFaultKind {
  if (/function|macro/i.test(entryType ?? '')) return 'unknown_function';
  return /table|view|schema|database/i.test(entryType ?? '') ? 'unknown_table' : 'other';
}
