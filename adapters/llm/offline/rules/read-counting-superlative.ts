import type { Expression, Query } from '../ir/query.ts';
import type { FunctionTag } from '../lexicon/function-tag.ts';
import { namedTable } from '../parse/named-table.ts';
import { neighbour } from '../parse/neighbour.ts';
import type { GroupTarget, ParseState, Scope } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { roleOf } from '../parse/role-of.ts';
import { tablesNear } from '../parse/tables-near.ts';
import { take } from '../parse/take.ts';
import type { SchemaTable } from '../schema/schema-model.ts';
import { countedEntities } from './counted-entities.ts';
import { groupOwner } from './group-owner.ts';

/**
 * "the department with the most degrees", "the most common nationality", "which language is spoken in the most
 * countries": grouped, ordered by the number of rows, limited.
 */
export function readCountingSuperlative(
  state: ParseState,
  scope: Scope,
  index: number,
  tag: FunctionTag & { readonly kind: 'superlative' },
): void {
  const next = neighbour(state.items, index, 1);
  const item = state.items[next];
  const role = next >= 0 && next < scope.to ? roleOf(item) : null;
  if (role === 'column' && item !== undefined && !tag.frequent) {
    const quantity = resolveColumn(
      state,
      item,
      tablesNear(state, next),
      (column) =>
        (column.kind === 'number' || item.tokens.length > 1) &&
        column.kind !== 'date' &&
        !column.isIdentifier,
    );
    if (quantity !== null) {
      take(state, index, next);
      state.draft.orderBy.push({
        expression: { kind: 'column', column: quantity },
        descending: tag.descending,
      });
      state.draft.limit ??= 1;
      scope.tables.add(quantity.table);
      return;
    }
  }
  const counted = role === 'table' ? (item?.tables[0]?.table ?? null) : null;
  const target = tag.frequent
    ? frequentTarget(state, scope, index, next)
    : ownerTarget(state, scope, index, counted);
  if (target === null) {
    state.draft.doubts.push({ reason: 'nothing to count by', weight: 0.6 });
    return;
  }
  take(state, index);
  const count = countOf(state, scope, next, tag.frequent);
  joinCounted(state, scope, target, count);
  const nested = isNested(state, scope, target, tag.descending, count);
  if (nested !== null) {
    scope.conditions.push({ at: index, condition: nested });
    return;
  }
  state.draft.groups.push(target);
  state.draft.orderBy.push({ expression: count, descending: tag.descending });
  state.draft.limit ??= numberBefore(state, index);
}

/** "most common X": X after it, or named before it. */
function frequentTarget(state: ParseState, scope: Scope, index: number, next: number): GroupTarget | null {
  const item = state.items[next];
  const adjacent = next === index + 1;
  if (adjacent && item !== undefined && roleOf(item) === 'column') {
    const column = resolveColumn(state, item, tablesNear(state, next));
    if (column !== null) return { kind: 'column', column, shown: false, at: index };
  }
  if (adjacent && item?.tables[0] !== undefined && roleOf(item) === 'table') {
    return { kind: 'table', table: item.tables[0].table, shown: false, at: index };
  }
  return ownerTarget(state, scope, index);
}

function ownerTarget(
  state: ParseState,
  scope: Scope,
  index: number,
  counted: SchemaTable | null = null,
): GroupTarget | null {
  const owner = groupOwner(state, scope, index, counted);
  if (owner === null) return null;
  return owner.kind === 'table'
    ? { kind: 'table', table: owner.table, shown: false, at: index }
    : { kind: 'column', column: owner.column, shown: false, at: index };
}

/** What is counted: rows of the table named after "most", which then takes part in the joins. */
function countOf(state: ParseState, scope: Scope, next: number, frequent: boolean): Expression {
  const rows: Expression = { kind: 'aggregate', fn: 'count', distinct: false, argument: null };
  const distinct = state.items[next]?.tag?.kind === 'distinct';
  const at = distinct ? neighbour(state.items, next, 1) : next;
  const item = state.items[at];
  const role = roleOf(item);
  if (item === undefined || at >= scope.to || role === null || frequent) return rows;
  if (distinct) take(state, next);
  if (role === 'table' && item.tables[0] !== undefined) {
    take(state, at);
    scope.tables.add(item.tables[0].table);
    return rows;
  }
  const column = resolveColumn(state, item, tablesNear(state, at));
  if (column === null) return rows;
  take(state, at);
  scope.tables.add(column.table);
  return distinct
    ? { kind: 'aggregate', fn: 'count', distinct: true, argument: { kind: 'column', column } }
    : rows;
}

function numberBefore(state: ParseState, index: number): number {
  for (const at of [index - 1, index + 1]) {
    const item = state.items[at];
    if (item?.kind !== 'number' || state.used[at] === true) continue;
    take(state, at);
    return Number(item.text);
  }
  return countedEntities(state) ?? 1;
}

/** The winner filters another query: "the names of the teams in the league with the most players", when a figure is asked. */
function isNested(
  state: ParseState,
  scope: Scope,
  target: GroupTarget,
  descending: boolean,
  count: Expression,
): Scope['conditions'][number]['condition'] | null {
  const asks = state.zones.some((zone) =>
    state.items.slice(zone.from, zone.to).some((item, offset) => {
      const used = state.used[zone.from + offset] === true;
      return !used && item.tag?.kind === 'aggregate';
    }),
  );
  if (!asks) return null;
  const column = target.kind === 'column' ? target.column : target.table.key[0];
  if (column === undefined) return null;
  const query: Query = {
    select: [{ kind: 'column', column }],
    distinct: false,
    from: [column.table, ...[...scope.tables].filter((table) => table !== column.table)],
    where: [],
    groupBy: [{ kind: 'column', column }],
    having: [],
    orderBy: [{ expression: count, descending }],
    limit: 1,
  };
  return {
    kind: 'compare',
    left: { kind: 'column', column },
    op: '=',
    right: { kind: 'subquery', query },
    fold: false,
  };
}

/**
 * "the type that occurs most often", where types are a table of their own: what occurs are the rows of the one
 * table that refers to it, when no other is spoken of.
 */
function joinCounted(state: ParseState, scope: Scope, target: GroupTarget, count: Expression): void {
  const table = target.kind === 'table' ? target.table : target.column.isKey ? target.column.table : null;
  if (table === null || count.kind !== 'aggregate' || count.argument !== null) return;
  const others = state.items.some((item) => {
    const named = namedTable(item) ?? item.values[0]?.column.table ?? null;
    return named !== null && named !== table;
  });
  const referring = [
    ...new Set(state.model.edges.filter((edge) => edge.to === table).map((edge) => edge.from)),
  ];
  const [only] = referring;
  if (others || only === undefined || [...scope.tables].some((other) => other !== table)) return;
  scope.tables.add(only);
}
