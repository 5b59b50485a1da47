import type { ParseState, Scope } from '../parse/parse-state.ts';
import type { SchemaColumn } from '../schema/schema-model.ts';

/** The subject's own foreign key, where the literal is a value of the key that it refers to: no join is needed. */
export function ownKey(state: ParseState, scope: Scope, column: SchemaColumn): SchemaColumn {
  const subject = scope.subject ?? state.head;
  const edge = state.model.edges.find(
    ({ from, fromColumns, toColumns }) =>
      from === subject && fromColumns.length === 1 && toColumns[0] === column,
  );
  return edge?.fromColumns[0] ?? column;
}
