import { isParticiple } from '../lexicon/participles.ts';
import type { Item } from '../link/item.ts';
import { neighbour } from '../parse/neighbour.ts';
import type { ParseState } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { roleOf } from '../parse/role-of.ts';
import { tablesNear } from '../parse/tables-near.ts';
import { take } from '../parse/take.ts';

/** "for each country", "per department", "by major": what figures are broken down by. */
export function readGroups(state: ParseState): void {
  const figures = state.items.some(
    (item) =>
      item.tag?.kind === 'count' ||
      item.tag?.kind === 'aggregate' ||
      item.tag?.kind === 'ratio' ||
      (item.tag?.kind === 'superlative' && !item.tag.counts),
  );
  for (let index = 0; index < state.items.length; index += 1) {
    const item = state.items[index];
    if (item === undefined || state.used[index] === true) continue;
    const each = item.tag?.kind === 'each';
    const by = item.lower === 'by' && item.kind === 'stop' && figures && follows(state, index);
    if (!each && !by && !(figures && isEveryKind(state, index))) continue;
    readTargets(state, index, figures, each);
  }
}

function readTargets(state: ParseState, index: number, figures: boolean, each: boolean): void {
  if (each) take(state, index);
  let at = neighbour(state.items, index, 1);
  while (['distinct', 'all', 'each'].includes(state.items[at]?.tag?.kind ?? '')) {
    take(state, at);
    at = neighbour(state.items, at, 1);
  }
  for (let found = 0; at !== -1; ) {
    const item = state.items[at];
    const role = roleOf(item);
    if (item !== undefined && isPronoun(item) && state.head !== null && figures && found === 0) {
      state.draft.groups.push({ kind: 'table', table: state.head, shown: true, at: index });
      take(state, at, index);
      return;
    }
    if (item === undefined || role === null || !figures) return;
    if (role === 'table' && item.tables[0] !== undefined) {
      state.draft.groups.push({ kind: 'table', table: item.tables[0].table, shown: true, at: index });
    } else {
      const column = resolveColumn(state, item, tablesNear(state, at));
      if (column === null) return;
      state.draft.groups.push({ kind: 'column', column, shown: true, at: index });
    }
    found += 1;
    take(state, at, index);
    const joined = state.items[at + 1]?.tag?.kind === 'and' && found === 1 && item.kind === 'schema';
    const following = joined ? neighbour(state.items, at + 1, 1) : -1;
    if (
      following === -1 ||
      roleOf(state.items[following]) !== 'column' ||
      state.items[following - 1]?.kind === 'stop'
    )
      return;
    take(state, at + 1);
    at = following;
  }
}

/** "the average price *in different cities*", "… of different types": one figure a city, a type. */
function isEveryKind(state: ParseState, index: number): boolean {
  const preposition = state.items[index]?.lower ?? '';
  if (state.items[index]?.kind !== 'stop' || state.items[index + 1]?.tag?.kind !== 'distinct') return false;
  if (['in', 'for', 'across'].includes(preposition)) return roleOf(state.items[index + 2]) !== null;
  const counted = state.items.some(({ tag }) => tag?.kind === 'count');
  return preposition === 'of' && !counted && roleOf(state.items[index + 2]) !== null;
}

/** "by" starts a breakdown when a schema name follows and no verb or ordering stands before it. */
function follows(state: ParseState, index: number): boolean {
  const before = state.items[index - 1];
  const after = neighbour(state.items, index, 1);
  if (before === undefined || after === -1 || roleOf(state.items[after]) === null) return false;
  if (before.kind !== 'function' && isParticiple(before.lower)) return false;
  return (
    before.tag?.kind !== 'order' &&
    before.tag?.kind !== 'direction' &&
    state.items[after + 1]?.kind !== 'value'
  );
}

/** "for each *person*": who the question is about. */
function isPronoun(item: Item): boolean {
  return item.kind === 'word' && ['person', 'individual'].includes(item.stem);
}
