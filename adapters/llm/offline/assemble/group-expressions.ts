import type { Expression } from '../ir/query.ts';
import type { ParseState } from '../parse/parse-state.ts';
import { displayColumns } from '../schema/display-columns.ts';
import type { SchemaColumn } from '../schema/schema-model.ts';

/** GROUP BY: the entities and columns named as groups, with every plain column that is returned. */
export function groupExpressions(state: ParseState, select: readonly Expression[]): readonly Expression[] {
  const columns: SchemaColumn[] = [];
  for (const group of state.draft.groups) {
    if (group.kind === 'column') columns.push(group.column);
    else columns.push(...group.table.key);
  }
  const plain = select.flatMap((expression) => (expression.kind === 'column' ? [expression.column] : []));
  const counted = state.draft.root;
  if (columns.length === 0) {
    for (const column of plain)
      if (counted !== null && column.table !== counted && namesRow(column)) columns.push(...column.table.key);
  }
  for (const term of state.draft.orderBy) {
    if (term.expression.kind === 'column' && plain.length > 0) plain.push(term.expression.column);
  }
  const parts = select.filter((expression) => expression.kind === 'datePart');
  const all = [...new Set([...columns, ...plain])];
  return [...all.map((column): Expression => ({ kind: 'column', column })), ...parts];
}

/** A name stands for one row although others are called the same; a type or a town is a group itself. */
function namesRow(column: SchemaColumn): boolean {
  return column.isKey || displayColumns(column.table).includes(column);
}
