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
  other: 'The statement failed.',
};

/** Tells a model what was wrong with its statement and, by `suggestions` of names that do exist, what may have been meant. */
export function describeFault(fault: SqlFault): string {
  const name = fault.name === null ? [] : [`Name at fault: ${JSON.stringify(fault.name)}`];
  const nearest = fault.suggestions?.length
    ? [`Nearest names that exist: ${fault.suggestions.join(', ')}`]
    : [];
  const details = fence('error', [...name, ...nearest, `Engine: ${fault.message}`].join('\n'));
  return `${lead[fault.kind]}\n${details}\nWrite a corrected statement, in the same JSON form. Do not repeat the one that failed.`;
}
