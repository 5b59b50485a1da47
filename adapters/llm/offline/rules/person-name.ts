import type { Condition } from '../ir/query.ts';
import { literalFor } from '../parse/literal-for.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import type { SchemaColumn, SchemaTable } from '../schema/schema-model.ts';

/** "Nancy Edwards" where a table keeps first and last names apart and neither is known to hold the whole. */
export function personName(state: ParseState, scope: Scope, index: number): Condition | null {
  const item = state.items[index];
  const parts = item?.text.split(' ') ?? [];
  if (item === undefined || parts.length !== 2 || item.values.length > 0) return null;
  if (!parts.every((part) => /^\p{Lu}\p{L}+$/u.test(part))) return null;
  for (const table of [scope.subject, ...state.focus]) {
    const first = table === null ? undefined : column(table, 'first');
    const last = table === null ? undefined : column(table, 'last');
    if (first === undefined || last === undefined) continue;
    return {
      kind: 'and',
      conditions: [
        literalFor(first, '=', parts[0] ?? '', false),
        literalFor(last, '=', parts[1] ?? '', false),
      ],
    };
  }
  return null;
}

function column(table: SchemaTable, which: string): SchemaColumn | undefined {
  return table.columns.find(({ words }) => words.includes(which) && words.includes('nam'));
}
