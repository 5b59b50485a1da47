import type { AggregateFunction, Expression } from '../ir/query.ts';
import type { ParseState, Zone } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { roleOf } from '../parse/role-of.ts';
import { tablesNear } from '../parse/tables-near.ts';
import { take } from '../parse/take.ts';
import { displayColumns } from '../schema/display-columns.ts';
import type { SchemaColumn } from '../schema/schema-model.ts';
import { isSaidOfAnother } from './is-said-of-another.ts';
import { nameOfNoun } from './name-of-noun.ts';
import { nameParts } from './name-parts.ts';
import { pushProjection } from './push-projection.ts';
import { standsForNames } from './stands-for-names.ts';

/** A table or column in the select list, with the aggregates said before it. */
export function readName(
  state: ParseState,
  zone: Zone,
  at: number,
  functions: readonly AggregateFunction[],
): void {
  const item = state.items[at];
  if (item === undefined) return;
  const near = tablesNear(state, at);
  if (functions.length > 0) {
    const argument =
      resolveColumn(state, item, near, (column) => column.kind === 'number' && !column.isIdentifier) ??
      resolveColumn(
        state,
        item,
        near,
        (column) => !column.isIdentifier && (roleOf(item) !== 'table' || column.kind === 'number'),
      ) ??
      (functions.every((fn) => fn === 'max' || fn === 'min') && roleOf(item) === 'column'
        ? resolveColumn(state, item, near)
        : null);
    if (argument === null) {
      take(state, at);
      const own = ownColumn(state, zone, at);
      if (own !== null) pushProjection(state, zone, at, figure('sum', own), null);
      else state.draft.doubts.push({ reason: `a figure of "${item.text}"`, weight: 0.3 });
      return;
    }
    take(state, at);
    for (const fn of functions) pushProjection(state, zone, at, figure(fn, argument), null);
    return;
  }
  const shared = item.columns.find(
    (link) => link.column.table === near[0] && link.score >= (item.tables[0]?.score ?? 0) - 0.02,
  );
  if (roleOf(item) === 'table' && (shared === undefined || near[0] === item.tables[0]?.table)) {
    const table = item.tables[0]?.table;
    if (table !== undefined && standsForNames(state, zone, at)) {
      take(state, at);
      pushProjection(state, zone, at, null, table);
      return;
    }
    take(state, at);
    return;
  }
  const ofNoun = nameOfNoun(state, zone, at);
  if (ofNoun !== null) {
    take(state, at);
    pushProjection(state, zone, at, { kind: 'column', column: ofNoun }, null);
    return;
  }
  if (isSaidOfAnother(state, zone, at)) {
    take(state, at);
    return;
  }
  const named =
    item.lower.replace(/s$/, '') === 'name' && state.items[at + 1]?.lower === 'of' ? near[0] : undefined;
  const exact = item.columns.some((link) => link.column.table === named && link.score >= 0.9);
  const shownNames = named === undefined ? [] : displayColumns(named);
  const nameless =
    named !== undefined &&
    !named.columns.some(({ words }) => words.includes('nam') || words.includes('titl'));
  if (
    named !== undefined &&
    (nameless || (!exact && shownNames.every(({ words }) => words.includes('nam'))))
  ) {
    take(state, at);
    for (const shown of displayColumns(named))
      pushProjection(state, zone, at, { kind: 'column', column: shown }, null);
    return;
  }
  const column = resolveColumn(state, item, near);
  if (column === null) return;
  take(state, at);
  const parts = nameParts(state, at, column, near);
  for (const part of parts ?? [column])
    pushProjection(state, zone, at, { kind: 'column', column: part }, null);
}

function figure(fn: AggregateFunction, column: SchemaColumn): Expression {
  return { kind: 'aggregate', fn, distinct: false, argument: { kind: 'column', column } };
}

/** "the total (amount) of all orders", where orders have a column called total. */
function ownColumn(state: ParseState, zone: Zone, at: number): SchemaColumn | null {
  for (let before = at - 1; before >= zone.from; before -= 1) {
    const item = state.items[before];
    if (item?.tag?.kind !== 'aggregate' || item.tag.fn !== 'sum' || item.columns.length === 0) continue;
    return resolveColumn(state, item, tablesNear(state, before), (column) => column.kind === 'number');
  }
  return null;
}
