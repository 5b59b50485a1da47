import type { Expression } from '../ir/query.ts';
import { isParticiple } from '../lexicon/participles.ts';
import { neighbour } from '../parse/neighbour.ts';
import type { ParseState, Zone } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { roleOf } from '../parse/role-of.ts';
import { tablesNear } from '../parse/tables-near.ts';
import { take } from '../parse/take.ts';
import type { SchemaColumn } from '../schema/schema-model.ts';

/** "how many X", "number of different X": rows of a table, or the distinct values of a column. */
export function readCount(state: ParseState, zone: Zone, at: number): void {
  take(state, at);
  let next = neighbour(state.items, at, 1);
  let distinct = false;
  while (['distinct', 'all', 'aggregate', 'any', 'count'].includes(state.items[next]?.tag?.kind ?? '')) {
    distinct ||= state.items[next]?.tag?.kind === 'distinct';
    take(state, next);
    next = neighbour(state.items, next, 1);
  }
  while (
    (state.items[next]?.kind === 'value' || state.used[next] === true) &&
    state.items[next]?.kind !== 'stop' &&
    roleOf(state.items[next + 1]) !== null
  ) {
    next += 1;
  }
  if (
    roleOf(state.items[next]) === 'table' &&
    roleOf(state.items[next + 1]) === 'column' &&
    !isParticiple(state.items[next + 1]?.lower ?? '')
  ) {
    take(state, next);
    next += 1;
  }
  const item = state.items[next];
  const role = roleOf(item);
  let argument: Expression | null = null;
  if (item !== undefined && role === 'table' && item.tables[0] !== undefined && state.used[next] !== true) {
    const { table } = item.tables[0];
    take(state, next);
    state.draft.root ??= table;
    if (averaged(state, at))
      state.draft.doubts.push({ reason: 'an average of a number of rows', weight: 0.6 });
    const key = table.key.length === 1 ? table.key[0] : undefined;
    if (distinct && key !== undefined) argument = { kind: 'column', column: key };
  } else if (item !== undefined && role === 'column' && state.used[next] !== true) {
    const column = resolveColumn(state, item, tablesNear(state, next));
    if (column !== null) {
      take(state, next);
      state.draft.root ??= column.table;
      argument = { kind: 'column', column };
      if (!distinct && isQuantity(column)) {
        const total: Expression = {
          kind: 'aggregate',
          fn: averaged(state, at) ? 'avg' : 'sum',
          distinct: false,
          argument,
        };
        state.draft.projections.push({ at, expression: total, implied: null, restates: zone.restates });
        return;
      }
      distinct = distinct || !column.isKey;
    }
  }
  const expression: Expression = {
    kind: 'aggregate',
    fn: 'count',
    distinct: argument !== null && distinct,
    argument: distinct ? argument : null,
  };
  state.draft.projections.push({ at, expression, implied: null, restates: zone.restates });
  if (expression.argument !== null && expression.distinct) countAlso(state, zone, next);
}

/** "the number of different names *and cities*": the values of each are counted, unless they are broken down. */
function countAlso(state: ParseState, zone: Zone, first: number): void {
  const at = first + 2;
  const item = state.items[at];
  if (state.items[first + 1]?.lower !== 'and' || item === undefined || at >= zone.to) return;
  if (roleOf(item) !== 'column' || state.draft.groups.length > 0 || state.used[at] === true) return;
  const column = resolveColumn(state, item, tablesNear(state, at));
  if (column === null || column.table !== state.draft.root) return;
  take(state, first + 1, at);
  const argument: Expression = { kind: 'column', column };
  const expression: Expression = { kind: 'aggregate', fn: 'count', distinct: true, argument };
  state.draft.projections.push({ at, expression, implied: null, restates: zone.restates });
}

/** A figure that already counts something: the number of people is the sum of populations. */
function isQuantity(column: SchemaColumn): boolean {
  if (column.kind !== 'number' || column.isIdentifier) return false;
  return !column.words.some((word) =>
    [
      'advisor',
      'manager',
      'president',
      'secretary',
      'supervisor',
      'employe',
      'person',
      'month',
      'day',
      'year',
      'age',
      'rank',
      'level',
      'version',
      'pric',
      'cost',
      'rating',
      'scor',
    ].includes(word),
  );
}

/** "the average number of injuries". */
function averaged(state: ParseState, at: number): boolean {
  const before =
    state.items[at - 1]?.tag ?? (state.items[at - 1]?.lower === 'the' ? state.items[at - 2]?.tag : undefined);
  return before?.kind === 'aggregate' && before.fn === 'avg';
}
