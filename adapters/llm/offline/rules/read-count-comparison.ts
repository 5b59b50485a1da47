import type { Condition, Query } from '../ir/query.ts';
import type { ComparisonOperator } from '../lexicon/function-tag.ts';
import type { Item } from '../link/item.ts';
import { membership } from '../parse/membership.ts';
import { neighbour } from '../parse/neighbour.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { roleOf } from '../parse/role-of.ts';
import { tablesNear } from '../parse/tables-near.ts';
import { take } from '../parse/take.ts';
import type { SchemaColumn, SchemaTable } from '../schema/schema-model.ts';
import { type GroupOwner, groupOwner } from './group-owner.ts';
import { namesQuantity } from './names-quantity.ts';

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
  const times = state.items[counted.at]?.kind === 'word';
  const owner: GroupOwner | null =
    times && state.head !== null
      ? { kind: 'table', table: state.head }
      : groupOwner(state, scope, Math.min(operator, counted.at));
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
  if (owner.kind === 'column' && needsSubquery(state)) {
    scope.conditions.push({ condition: valuesWith(owner.column, related, having), at: operator });
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
  if (item?.kind === 'word' && item.stem === 'tim' && adjacent) return { at: after, distinct: false, taken };
  if (
    item !== undefined &&
    after < scope.to &&
    adjacent &&
    item.kind === 'schema' &&
    !isUnit(state, operator, item)
  ) {
    if (roleOf(item) === 'table' || !namesQuantity(item))
      return { at: after, distinct: taken.length > 0, taken };
  }
  for (let at = operator - 1; at > scope.from; at -= 1) {
    const before = state.items[at];
    if (before === undefined || before.kind === 'mark' || before.kind === 'number') return null;
    const counts =
      isNumberOf(state.items[at - 1]) ||
      (state.items[at - 1]?.lower === 'the' && isNumberOf(state.items[at - 2]));
    if (before.kind === 'schema' && counts && roleOf(before) !== 'table' && namesQuantity(before))
      return null;
    if (before.kind === 'schema' && counts) return { at, distinct: false, taken: [at - 1] };
    if (before.kind === 'schema' && state.items[at - 1]?.kind !== 'stop') return null;
  }
  return null;
}

function isNumberOf(item: Item | undefined): boolean {
  return item?.tag?.kind === 'count' && !item.lower.startsWith('how');
}

/** "a capacity above 500 *people*", but not "towns that *have* more than 500 people". */
function isUnit(state: ParseState, operator: number, item: Item): boolean {
  const owned = ['have', 'has', 'had', 'with'].includes(state.items[operator - 1]?.lower ?? '');
  return UNITS.has(item.stem) && !(owned && (item.tables[0]?.score ?? 0) >= 0.95);
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

/** The values of a column that come with so many rows: "how many *towns have more than 3 halls*". */
function valuesWith(column: SchemaColumn, related: SchemaTable | null, having: Condition): Condition {
  const operand = { kind: 'column', column } as const;
  const query: Query = {
    select: [operand],
    distinct: false,
    from: related === null || related === column.table ? [column.table] : [column.table, related],
    where: [],
    groupBy: [operand],
    having: [having],
    orderBy: [],
    limit: null,
  };
  return { kind: 'in', operand, query, negated: false };
}
