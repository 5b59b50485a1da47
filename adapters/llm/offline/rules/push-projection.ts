import type { Expression } from '../ir/query.ts';
import type { ParseState, Zone } from '../parse/parse-state.ts';
import type { SchemaTable } from '../schema/schema-model.ts';

/** Adds an expression to the select list, or a table that stands for its names. */
export function pushProjection(
  state: ParseState,
  zone: Zone,
  at: number,
  expression: Expression | null,
  implied: SchemaTable | null,
): void {
  state.draft.projections.push({
    at,
    expression: expression ?? { kind: 'literal', value: 0 },
    implied,
    restates: zone.restates,
  });
}
