import type { Condition } from '../ir/query.ts';
import type { ComparisonOperator } from '../lexicon/function-tag.ts';
import { membership } from '../parse/membership.ts';
import { neighbour } from '../parse/neighbour.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { roleOf } from '../parse/role-of.ts';
import { tablesNear } from '../parse/tables-near.ts';
import { take } from '../parse/take.ts';
import { groupOwner } from './group-owner.ts';

const UNITS = new Set(
  'year month week day hour minute second time dollar euro pound percent kg km mil meter people person'.split(
    ' ',
  ),
);

/**
 * "with more than 3 pets", "has at least 2 course results", "4 or more times": a number of related rows, kept as
 * HAVING over the entity they belong to. False when the number is compared with a column instead.
 */
export function readCountComparison(
  state: ParseState,
  scope: Scope,
  operator: number,
  number: number,
  op: ComparisonOperator,
): boolean {
  const value = Number(state.items[number]?.text);
  const counted = counter(state, scope, operator, number);
  if (counted === null) return false;
  const owner = groupOwner(state, scope, Math.min(operator, counted.at));
  if (owner === null) return false;
  const item = state.items[counted.at];
  const table = roleOf(item) === 'table' ? (item?.tables[0]?.table ?? null) : null;
  const column =
    table === null && item !== undefined && item.columns.length > 0
      ? resolveColumn(state, item, tablesNear(state, counted.at))
      : null;
  if (owner.kind === 'table' && table === owner.table) return false;
  const having: Condition = {
    kind: 'compare',
    left: {
      kind: 'aggregate',
      fn: 'count',
      distinct: counted.distinct && column !== null,
      argument: counted.distinct && column !== null ? { kind: 'column', column } : null,
    },
    op,
    right: { kind: 'literal', value },
    fold: false,
  };
  take(state, operator, number, counted.at, ...counted.taken);
  const related = table ?? column?.table ?? null;
  if (owner.kind === 'table' && related !== null && related !== owner.table && needsSubquery(state)) {
    const condition = membership(state, owner.table, [], [related], false, [having]);
    if (condition === null) return false;
    scope.conditions.push({ condition, at: operator });
    scope.tables.add(owner.table);
    return true;
  }
  if (related !== null) scope.tables.add(related);
  if (owner.kind === 'table') scope.tables.add(owner.table);
  state.draft.having.push(having);
  state.draft.groups.push(
    owner.kind === 'table'
      ? { kind: 'table', table: owner.table, shown: false, at: operator }
      : { kind: 'column', column: owner.column, shown: false, at: operator },
  );
  return true;
}

/** The item that is counted: what follows the number, or what "number of …" before the operator names. */
function counter(
  state: ParseState,
  scope: Scope,
  operator: number,
  number: number,
): { readonly at: number; readonly distinct: boolean; readonly taken: readonly number[] } | null {
  let after = neighbour(state.items, Math.max(number, operator), 1);
  const taken: number[] = [];
  while (['distinct', 'any', 'all'].includes(state.items[after]?.tag?.kind ?? '')) {
    taken.push(after);
    after = neighbour(state.items, after, 1);
  }
  const item = state.items[after];
  const adjacent = after === Math.max(number, operator) + 1 + taken.length;
  if (item !== undefined && after < scope.to && adjacent && item.kind === 'schema' && !UNITS.has(item.stem)) {
    const numeric = item.columns.some(
      ({ column, score }) => score >= 0.9 && column.kind === 'number' && !column.isIdentifier,
    );
    if (roleOf(item) === 'table' || !numeric) return { at: after, distinct: taken.length > 0, taken };
  }
  for (let at = operator - 1; at > scope.from; at -= 1) {
    const before = state.items[at];
    if (before === undefined || before.kind === 'mark' || before.kind === 'number') return null;
    const counts =
      state.items[at - 1]?.tag?.kind === 'count' ||
      (state.items[at - 1]?.lower === 'the' && state.items[at - 2]?.tag?.kind === 'count');
    if (before.kind === 'schema' && counts) return { at, distinct: false, taken: [at - 1] };
    if (before.kind === 'schema' && state.items[at - 1]?.kind !== 'stop') return null;
  }
  return null;
}

/** An aggregate is asked for, so that grouping the whole query would change it. */
function needsSubquery(state: ParseState): boolean {
  return state.zones.some((zone) =>
    state.items
      .slice(zone.from, zone.to)
      .some(
        (item, offset) =>
          (item.tag?.kind === 'count' || item.tag?.kind === 'aggregate') &&
          state.used[zone.from + offset] !== true,
      ),
  );
}
