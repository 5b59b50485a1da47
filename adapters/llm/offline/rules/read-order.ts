import type { Expression } from '../ir/query.ts';
import type { Item } from '../link/item.ts';
import { neighbour } from '../parse/neighbour.ts';
import type { ParseState } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { roleOf } from '../parse/role-of.ts';
import { tablesNear } from '../parse/tables-near.ts';
import { take } from '../parse/take.ts';
import { topicColumn } from '../parse/topic-column.ts';
import { namesQuantity } from './names-quantity.ts';
import { orderColumn } from './order-column.ts';
import { readAlphabetical } from './read-alphabetical.ts';

/** "sorted by age descending", "in alphabetical order of title", "from oldest to youngest", "ordered by number of X". */
export function readOrder(state: ParseState): void {
  const { items } = state;
  for (let index = 0; index < items.length; index += 1) {
    const tag = items[index]?.tag;
    if (state.used[index] === true || tag === null || tag === undefined) continue;
    if (tag.kind === 'superlative' && startsRange(items, index)) {
      readFromTo(state, index, false);
    } else if (tag.kind === 'order' && isImperative(items, index) && afterBy(items, index) === null)
      take(state, index);
    else if (tag.kind === 'order') readKeys(state, index, false);
    else if (tag.kind === 'direction') readKeys(state, index, tag.descending);
    else if (tag.kind === 'alphabetical') readAlphabetical(state, index, tag.descending);
  }
}

/** The columns after an ordering word, each with the direction said after it or, failing that, for all. */
function readKeys(state: ParseState, index: number, initially: boolean): void {
  const { items } = state;
  let descending = initially;
  take(state, index);
  let at = afterBy(items, index) ?? index + 1;
  let found = 0;
  while (at < items.length) {
    const item = items[at];
    if (item === undefined || (item.kind === 'mark' && /^[.?!;]$/.test(item.text))) break;
    const tag = item.tag;
    if (tag?.kind === 'count' || tag?.kind === 'aggregate') {
      const next = neighbour(items, at, 1);
      const expression = aggregateKey(state, at, next);
      if (expression === null) break;
      take(state, at, next);
      state.draft.orderBy.push({ expression, descending: directionAfter(state, next, descending) });
      found += 1;
      at = Math.max(next, at) + 1;
      continue;
    }
    if (tag?.kind === 'alphabetical' && found === 0) {
      readAlphabetical(state, at, tag.descending);
      return;
    }
    if (tag?.kind === 'direction' || tag?.kind === 'alphabetical') {
      if (found === 0) descending = tag.descending;
      take(state, at);
      at += 1;
      continue;
    }
    if (tag?.kind === 'superlative') {
      if (readFromTo(state, at, found > 0)) found += 1;
      break;
    }
    const verb = item.tokens.length === 1 && /ed$/.test(item.lower);
    if (found > 0 && verb) break;
    if (item.kind === 'schema' || item.columns.length > 0) {
      const expression = orderColumn(state, at);
      if (expression === null) break;
      take(state, at);
      state.draft.orderBy.push({ expression, descending: directionAfter(state, at, descending) });
      found += 1;
    } else if (item.kind !== 'stop' && item.kind !== 'mark' && tag?.kind !== 'and' && tag?.kind !== 'each') {
      break;
    } else if (
      item.kind === 'stop' &&
      ['that', 'who', 'which', 'where', 'with', 'for', 'of', 'in'].includes(item.lower) &&
      found > 0
    ) {
      break;
    }
    at += 1;
  }
  if (found === 0) orderByAsked(state, index, descending);
}

function aggregateKey(state: ParseState, at: number, next: number): Expression | null {
  const tag = state.items[at]?.tag;
  const item = state.items[next];
  const quantity = item !== undefined && roleOf(item) === 'column' && namesQuantity(item);
  if (tag?.kind === 'count' && quantity) return orderColumn(state, next);
  if (tag?.kind === 'count') return { kind: 'aggregate', fn: 'count', distinct: false, argument: null };
  if (tag?.kind !== 'aggregate' || item === undefined) return null;
  const column = resolveColumn(state, item, tablesNear(state, next));
  if (column === null) return null;
  return { kind: 'aggregate', fn: tag.fn, distinct: false, argument: { kind: 'column', column } };
}

/** The direction said right after a key, up to the next key or the end. */
function directionAfter(state: ParseState, from: number, otherwise: boolean): boolean {
  for (let at = from + 1; at < state.items.length; at += 1) {
    const item = state.items[at];
    if (item === undefined || (item.kind === 'mark' && /^[.?!;]$/.test(item.text))) break;
    if (item.tag?.kind === 'direction' || item.tag?.kind === 'alphabetical') {
      take(state, at);
      return item.tag.descending;
    }
    if (item.tag?.kind === 'superlative') return fromTo(state, at) ?? otherwise;
    if (item.kind === 'schema') break;
  }
  return otherwise;
}

/** "from the oldest to the youngest": descending when the first word is the greater. */
function fromTo(state: ParseState, at: number): boolean | null {
  const first = state.items[at]?.tag;
  let next = at + 1;
  while (next < state.items.length && state.items[next]?.kind === 'stop') next += 1;
  const second = state.items[next]?.tag;
  if (first?.kind !== 'superlative' || second?.kind !== 'superlative') return null;
  take(state, at, next);
  const topic = state.head === null ? null : topicColumn([state.head], first.about);
  return first.descending !== (topic?.reversed ?? false);
}

function readFromTo(state: ParseState, at: number, keyed: boolean): boolean {
  const tag = state.items[at]?.tag;
  const topic = tag?.kind === 'superlative' ? topicColumn(state.focus, tag.about) : null;
  const descending = fromTo(state, at);
  if (keyed || topic === null || descending === null) return false;
  state.draft.orderBy.push({ expression: { kind: 'column', column: topic.column }, descending });
  return true;
}

/** "… in descending order": by what is asked for, which the assembly knows: the first selected expression. */
function orderByAsked(state: ParseState, index: number, descending: boolean): void {
  const before = neighbour(state.items, index, -1);
  const column = askedOf(state, before) ?? orderColumn(state, before);
  if (column !== null && state.items[before]?.kind === 'schema')
    state.draft.orderBy.push({ expression: column, descending });
  else if (countsMost(state, index)) {
    const expression: Expression = { kind: 'aggregate', fn: 'count', distinct: false, argument: null };
    state.draft.orderBy.push({ expression, descending });
  }
}

/** "the *points* of the fencers in descending order": the one column that is asked of the rows named last. */
function askedOf(state: ParseState, at: number): Expression | null {
  const zone = state.zones.find(({ from, to }) => at >= from && at < to);
  if (zone === undefined || roleOf(state.items[at]) !== 'table') return null;
  const listed = state.items.slice(zone.from, at);
  const names = listed.flatMap((item, offset) => (item.kind === 'schema' ? [zone.from + offset] : []));
  const [only, ...more] = names;
  const plain = listed.every(({ tag }) => tag === null || tag.kind === 'all' || tag.kind === 'distinct');
  if (only === undefined || more.length > 0 || !plain || roleOf(state.items[only]) !== 'column') return null;
  return listed.some(({ lower }) => lower === 'of') ? orderColumn(state, only) : null;
}

/** "how many visits each hall had, ordered *from most to least*": by the count that is asked for. */
function countsMost(state: ParseState, index: number): boolean {
  const said = state.items.slice(index, index + 3).some(({ lower }) => /\bmost\b/.test(lower));
  return (
    said &&
    state.zones.some((zone) => state.items.slice(zone.from, zone.to).some(({ tag }) => tag?.kind === 'count'))
  );
}

/** "Sort the rooms by price": the verb asks for the rooms, and "by" says the order. */
function isImperative(items: readonly Item[], index: number): boolean {
  const before = items[index - 1];
  if (!['sort', 'order'].includes(items[index]?.lower ?? '')) return false;
  return before === undefined;
}

/** "Order the cities *by* their size": past the "by", which ends the objects of the verb. */
function afterBy(items: readonly Item[], index: number): number | null {
  if (!['order', 'sort'].includes(items[index]?.lower ?? '')) return null;
  for (let at = index + 1; at < items.length; at += 1) {
    const item = items[at];
    if (item === undefined || (item.kind === 'mark' && /^[.?!;]$/.test(item.text))) return null;
    if (item.lower === 'by') return at + 1;
  }
  return null;
}

/** "*from the* most expensive *to* …". */
function startsRange(items: readonly Item[], index: number): boolean {
  const before = items[index - 1]?.lower === 'the' ? items[index - 2] : items[index - 1];
  return before?.lower === 'from' && items[index + 1]?.lower === 'to';
}
