import type { AggregateFunction, Expression } from '../ir/query.ts';
import { namedTable } from '../parse/named-table.ts';
import { neighbour } from '../parse/neighbour.ts';
import type { ParseState, Projection, Zone } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { roleOf } from '../parse/role-of.ts';
import { tablesNear } from '../parse/tables-near.ts';
import { take } from '../parse/take.ts';
import { topicColumn } from '../parse/topic-column.ts';
import { displayColumns } from '../schema/display-columns.ts';
import type { SchemaColumn, SchemaTable } from '../schema/schema-model.ts';
import { readCount } from './read-count.ts';
import { readWhen } from './read-when.ts';

/** The select list, in the order of the question: columns, figures, and tables that stand for their names. */
export function readProjections(state: ParseState): void {
  for (const zone of state.zones) {
    let functions: AggregateFunction[] = [];
    readWhen(state, zone);
    for (let at = zone.from; at < zone.to; at += 1) {
      const item = state.items[at];
      if (item === undefined || state.used[at] === true) continue;
      const fn = aggregateOf(state, at, zone);
      if (fn !== null) {
        functions.push(fn);
        take(state, at);
        continue;
      }
      if (item.tag?.kind === 'count') {
        functions = [];
        readCount(state, zone, at);
      } else if (item.tag?.kind === 'distinct') {
        take(state, at);
        if (functions.length === 0) state.draft.distinct = true;
      } else if (item.tag?.kind === 'topic') {
        const column = quantityAfter(state, zone) ?? topicColumn(state.focus, item.tag.about)?.column ?? null;
        if (column === null) continue;
        take(state, at);
        push(state, zone, at, { kind: 'column', column }, null);
      } else if (item.tag?.kind === 'everything') {
        take(state, at);
        const table = tablesNear(state, at)[0] ?? state.head;
        if (table !== null) push(state, zone, at, { kind: 'star', table }, null);
      } else if (item.kind === 'schema' || item.columns.length > 0) {
        readName(state, zone, at, functions);
        if (state.items[at + 1]?.tag?.kind !== 'and' && state.items[at + 1]?.text !== ',') functions = [];
        else if (state.items[at + 2]?.kind !== 'schema') functions = [];
      } else if (['and', 'all', 'both', 'any'].includes(item.tag?.kind ?? '')) {
        take(state, at);
      }
    }
    if (functions.length > 0) state.draft.doubts.push({ reason: 'a figure of nothing', weight: 0.4 });
  }
}

/** An aggregate word that has something to work on; "total" alone may be a column. */
function aggregateOf(state: ParseState, at: number, zone: Zone): AggregateFunction | null {
  const item = state.items[at];
  const tag = item?.tag;
  const fn =
    tag?.kind === 'aggregate'
      ? tag.fn
      : tag?.kind === 'superlative' && !tag.counts
        ? tag.descending
          ? 'max'
          : 'min'
        : null;
  if (fn === null || item === undefined) return null;
  for (let next = at + 1; next < state.items.length; next += 1) {
    const other = state.items[next];
    if (other === undefined || (other.kind === 'mark' && other.text !== ',')) break;
    if (other.kind === 'schema' && next < zone.to + 4) return fn;
    if (other.tag?.kind === 'count' && fn === 'avg') return fn;
    const passes =
      other.kind === 'stop' ||
      other.kind === 'mark' ||
      ['and', 'aggregate', 'superlative', 'all', 'distinct', 'each'].includes(other.tag?.kind ?? '');
    if (!passes) break;
  }
  return item.columns.length > 0 ? null : fn;
}

function readName(state: ParseState, zone: Zone, at: number, functions: readonly AggregateFunction[]): void {
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
      );
    if (argument === null) return mention(state, at);
    take(state, at);
    for (const fn of functions) push(state, zone, at, figure(fn, argument), null);
    return;
  }
  const shared = item.columns.find(
    (link) => link.column.table === near[0] && link.score >= (item.tables[0]?.score ?? 0) - 0.02,
  );
  if (roleOf(item) === 'table' && (shared === undefined || near[0] === item.tables[0]?.table)) {
    const table = item.tables[0]?.table;
    if (table !== undefined && standsForNames(state, zone, at)) {
      take(state, at);
      push(state, zone, at, null, table);
      return;
    }
    return mention(state, at);
  }
  if (roleOf(state.items[at - 1]) === 'column' && at > zone.from) return mention(state, at);
  if (namesColumn(state, zone, at) || isObject(state, zone, at)) return mention(state, at);
  const named =
    item.lower.replace(/s$/, '') === 'name' && state.items[at + 1]?.lower === 'of' ? near[0] : undefined;
  if (
    named !== undefined &&
    !named.columns.some(({ words }) => words.includes('nam') || words.includes('titl'))
  ) {
    take(state, at);
    for (const shown of displayColumns(named)) push(state, zone, at, { kind: 'column', column: shown }, null);
    return;
  }
  const column = resolveColumn(state, item, near);
  if (column === null) return;
  take(state, at);
  const parts = nameParts(state, at, column, near);
  for (const part of parts ?? [column]) push(state, zone, at, { kind: 'column', column: part }, null);
}

function figure(fn: AggregateFunction, column: SchemaColumn): Expression {
  return { kind: 'aggregate', fn, distinct: false, argument: { kind: 'column', column } };
}

function mention(state: ParseState, at: number): void {
  take(state, at);
}

/** "Which *countries* …", "Show all *stadiums*": not "of the countries", not "the country's code". */
function standsForNames(state: ParseState, zone: Zone, at: number): boolean {
  const item = state.items[at];
  if (item?.tokens.at(-1)?.possessive === true || state.items[at + 1]?.text === '(') return false;
  if (state.items.slice(zone.from, zone.to).some((other) => other.tag?.kind === 'everything')) return false;
  for (let before = at - 1; before >= zone.from; before -= 1) {
    const other = state.items[before];
    if (other === undefined || other.tag?.kind === 'and' || other.text === ',') break;
    if (other.kind === 'stop' && ['of', 'for', 'in', 'to'].includes(other.lower)) return false;
    if (other.tag?.kind === 'count' || other.tag?.kind === 'aggregate') return false;
  }
  const next = state.items[at + 1];
  const list = neighbour(state.items, at, 1);
  return !(next?.kind === 'schema' && list === at + 1);
}

function push(
  state: ParseState,
  zone: Zone,
  at: number,
  expression: Expression | null,
  implied: SchemaTable | null,
): void {
  const projection: Projection = {
    at,
    expression: expression ?? { kind: 'literal', value: 0 },
    implied,
    restates: zone.restates,
  };
  state.draft.projections.push(projection);
}

/** "full name", or plain "name" of something that has only a first and a last one. */
function nameParts(
  state: ParseState,
  at: number,
  found: SchemaColumn,
  near: readonly SchemaTable[],
): readonly SchemaColumn[] | null {
  const item = state.items[at];
  if (item?.stem !== 'nam' || found.words.includes('full')) return null;
  const full = state.items[at - 1]?.lower === 'full' || item.tokens[0]?.lower === 'full';
  if (
    item.tokens.length > 1 &&
    !full &&
    !near.some((table) => table.words.includes(item.tokens[0]?.stem ?? ''))
  )
    return null;
  const table = near[0] ?? found.table;
  const part = (which: string): SchemaColumn | undefined =>
    table.columns.find(({ words }) => words.includes(which) && words.includes('nam'));
  const first = part('first');
  const last = part('last');
  if (first === undefined || last === undefined) return null;
  const whole = table.columns.some(
    ({ words }) =>
      words.every((word) => word === 'nam' || table.words.includes(word)) && words.includes('nam'),
  );
  return whole && !full ? null : [first, last];
}

/** "how much does it *weigh*": a quantity named after the verb. */
function quantityAfter(state: ParseState, zone: Zone): SchemaColumn | null {
  for (let at = zone.to; at < state.items.length; at += 1) {
    const item = state.items[at];
    if (item === undefined || state.used[at] === true || roleOf(item) !== 'column') continue;
    const column = resolveColumn(
      state,
      item,
      tablesNear(state, at),
      (candidate) => candidate.kind === 'number' && !candidate.isIdentifier,
    );
    if (column === null) continue;
    take(state, at);
    return column;
  }
  return null;
}

/** "the names of the directors", where the director is a column: the column itself is its name. */
function namesColumn(state: ParseState, zone: Zone, at: number): boolean {
  if (state.items[at]?.lower.replace(/s$/, '') !== 'name') return false;
  let next = at + 1;
  if (state.items[next]?.lower !== 'of') return false;
  while (
    state.items[next]?.kind === 'stop' ||
    ['all', 'distinct'].includes(state.items[next]?.tag?.kind ?? '')
  )
    next += 1;
  const item = state.items[next];
  return (
    next < zone.to &&
    roleOf(item) === 'column' &&
    (item?.columns[0]?.score ?? 0) >= 0.75 &&
    namedTable(item) === null
  );
}

/** "the minimum enrollment *of all schools*": said of what is asked already. */
function isObject(state: ParseState, zone: Zone, at: number): boolean {
  let before = at - 1;
  while (['the', 'a', 'all', 'each', 'these', 'those'].includes(state.items[before]?.lower ?? ''))
    before -= 1;
  if (before <= zone.from || state.items[before]?.lower !== 'of') return false;
  return state.draft.projections.some((projection) => projection.at >= zone.from && projection.at < at);
}
