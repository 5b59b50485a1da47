import type { SqlFault, SqlFaultKind } from '../../ports/sql-fault.ts';
import { fence } from './fence.ts';

const lead: Readonly<Record<SqlFaultKind, string>> = {
  syntax: 'The statement is not valid SQL for this engine.',
  unknown_table: 'The statement names a table that does not exist.',
  unknown_column: 'The statement names a column that does not exist there.',
  ambiguous_column: 'A column name fits several tables; qualify it.',
  unknown_function: 'The statement uses a function that this engine does not have with these arguments.',
  type_mismatch: 'Types do not fit together.',
  grouping: 'A column is neither grouped nor aggregated.',
  permission_denied: 'The role may not read something that the statement uses.',
  refused: 'The statement was refused before it reached the database.',
  division_by_zero: 'The statement divides by zero; guard it with NULLIF.',
  timeout: 'The statement took too long.',
  too_large: 'The result is too large.',
  unmatched_value:
    'The statement runs and gives no row. It compares a column with a text that is not among its stored values.',
  other: 'The statement failed.',
};

/** Tells a model what was wrong with its statement and, by `suggestions` of names that do exist, what may have been meant. */
export function describeFault(fault: SqlFault): string {
  const name = fault.name === null ? [] : [`Name at fault: ${JSON.stringify(shortened(fault.name, 200))}`];
  const nearest = fault.suggestions?.length ? [nearestLine(fault.kind, fault.suggestions)] : [];
  const equivalents = (fault.equivalents ?? []).map(
    ({ foreign, here }) => `Instead of ${foreign} this engine has: ${here}`,
  );
  const details = fence(
    'error',
    [...name, ...nearest, ...equivalents, `Engine: ${shortened(fault.message, 2_000)}`].join('\n'),
  );
  return `${lead[fault.kind]}\n${details}\n${fault.kind === 'unmatched_value' ? reconsider : correct}`;
}

const correct = 'Write a corrected statement, in the same JSON form. Do not repeat the one that failed.';
const reconsider =
  'If the question means one of the stored values, write the statement with it, in the same JSON form; if no row is the right answer, repeat the statement.';

function nearestLine(kind: SqlFaultKind, suggestions: readonly string[]): string {
  return kind === 'unmatched_value'
    ? `Nearest stored values: ${suggestions.map((value) => JSON.stringify(value)).join(', ')}`
    : `Nearest names that exist: ${suggestions.join(', ')}`;
}

/** Engines quote the statement or a value at any length; a model needs the beginning. */
function shortened(text: string, maxLength: number): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength)} …`;
}
