import type { Condition } from '../ir/query.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { roleOf } from '../parse/role-of.ts';
import { take } from '../parse/take.ts';
import type { SchemaColumn } from '../schema/schema-model.ts';
import { isFlag } from './is-flag.ts';

/** "official languages", "the discounted fares": an adjective that is the name of a yes-or-no column. */
export function readFlags(state: ParseState, scope: Scope): void {
  for (let index = scope.from; index < scope.to; index += 1) {
    const item = state.items[index];
    if (item === undefined || state.used[index] === true || roleOf(item) !== 'column') continue;
    const column = resolveColumn(state, item, [scope.subject], isFlag);
    if (
      column === null ||
      (item.columns[0]?.score ?? 0) > (item.columns.find((link) => link.column === column)?.score ?? 0) + 0.05
    )
      continue;
    if (isListed(state, index)) continue;
    take(state, index);
    scope.conditions.push({ at: index, condition: isYes(column) });
  }
}

/** It stands in a list of columns to return rather than before a noun. */
function isListed(state: ParseState, index: number): boolean {
  if (state.items[index - 1]?.tag?.kind === 'count') return false;
  const next = state.items[index + 1];
  const before = state.items[index - 1];
  if (next?.kind === 'schema' || next?.kind === 'mark' || next === undefined)
    return before?.tag?.kind === 'and' || before?.text === ',';
  return state.zones.some((zone) => index >= zone.from && index < zone.to);
}

function isYes(column: SchemaColumn): Condition {
  const operand = { kind: 'column', column } as const;
  if (column.kind === 'boolean' || column.kind === 'number') {
    return { kind: 'compare', left: operand, op: '=', right: { kind: 'truth' }, fold: false };
  }
  return { kind: 'yes', operand };
}
