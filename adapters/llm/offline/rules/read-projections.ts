import type { AggregateFunction } from '../ir/query.ts';
import type { ParseState, Zone } from '../parse/parse-state.ts';
import { tablesNear } from '../parse/tables-near.ts';
import { take } from '../parse/take.ts';
import { topicColumn } from '../parse/topic-column.ts';
import { pushProjection } from './push-projection.ts';
import { quantityAfter } from './quantity-after.ts';
import { readCount } from './read-count.ts';
import { readName } from './read-name.ts';
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
      const named =
        functions.length > 0 && item.columns.length > 0 && state.items[at - 1]?.tag?.kind === 'aggregate';
      if (fn !== null && !named) {
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
        pushProjection(state, zone, at, { kind: 'column', column }, null);
      } else if (item.tag?.kind === 'everything') {
        take(state, at);
        const table = tablesNear(state, at)[0] ?? state.head;
        if (table !== null) pushProjection(state, zone, at, { kind: 'star', table }, null);
      } else if (item.kind === 'schema' || item.columns.length > 0) {
        readName(state, zone, at, functions);
        if (state.items[at + 1]?.tag?.kind !== 'and' && state.items[at + 1]?.text !== ',') functions = [];
        else if (state.items[at + 2]?.kind !== 'schema') functions = [];
      } else if (['and', 'all', 'both', 'any', 'each'].includes(item.tag?.kind ?? '')) {
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
      ['amount', 'value', 'sum'].includes(other.lower) ||
      ['and', 'aggregate', 'superlative', 'all', 'distinct', 'each'].includes(other.tag?.kind ?? '');
    if (!passes) break;
  }
  return item.columns.length > 0 ? null : fn;
}
