import type { FunctionTag } from '../lexicon/function-tag.ts';
import { neighbour } from '../parse/neighbour.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { roleOf } from '../parse/role-of.ts';
import { tablesNear } from '../parse/tables-near.ts';
import { take } from '../parse/take.ts';
import { topicColumn } from '../parse/topic-column.ts';
import type { SchemaColumn, SchemaTable } from '../schema/schema-model.ts';
import { countedEntities } from './counted-entities.ts';
import { rankBy } from './rank-by.ts';
import { readCountingSuperlative } from './read-counting-superlative.ts';
import { readTopN } from './read-top-n.ts';

type Superlative = FunctionTag & { readonly kind: 'superlative' };

/** "the youngest", "with the highest capacity", "the 3 most populated", "top 5 … by total": an order and a limit. */
export function readSuperlatives(state: ParseState, scope: Scope): void {
  readTopN(state);
  for (let index = scope.from; index < scope.to; index += 1) {
    const tag = state.items[index]?.tag;
    if (state.used[index] === true) continue;
    if (tag?.kind === 'superlative') {
      if (tag.counts) readCountingSuperlative(state, scope, index, tag);
      else readColumnSuperlative(state, scope, index, tag);
    } else if (
      tag?.kind === 'aggregate' &&
      (tag.fn === 'max' || tag.fn === 'min') &&
      !asksFigure(state, index)
    ) {
      readColumnSuperlative(state, scope, index, {
        kind: 'superlative',
        descending: tag.fn === 'max',
        about: [],
        counts: false,
        frequent: false,
      });
    }
  }
}

function readColumnSuperlative(state: ParseState, scope: Scope, index: number, tag: Superlative): void {
  const next = neighbour(state.items, index, 1);
  const item = state.items[next];
  const inner = item?.tag?.kind === 'aggregate' ? item.tag.fn : null;
  const at = inner === null ? next : neighbour(state.items, next, 1);
  const named = namedColumn(state, at);
  if (named !== null && asksFigure(state, index)) return;
  const limit = limitAround(state, index);
  if (named !== null) {
    take(state, index, at, ...(inner === null ? [] : [next]));
    rankBy(state, scope, index, named, tag.descending, limit, inner);
    return;
  }
  const table = tableAt(state, next) ?? tableBefore(state, index) ?? scope.subject ?? state.head;
  const tables = [table, ...state.focus].filter((candidate): candidate is SchemaTable => candidate !== null);
  const topic = topicColumn(tables, tag.about);
  if (topic === null) {
    state.draft.doubts.push({
      reason: `nothing to rank by for ${state.items[index]?.text ?? ''}`,
      weight: 0.6,
    });
    return;
  }
  take(state, index);
  rankBy(state, scope, index, topic.column, tag.descending !== topic.reversed, limit, null);
}

/** The quantity or date named right after the superlative. */
function namedColumn(state: ParseState, at: number): SchemaColumn | null {
  const item = state.items[at];
  if (item === undefined || (item.kind !== 'schema' && item.columns.length === 0)) return null;
  if (roleOf(item) === 'table' && (item.columns[0]?.score ?? 0) < 0.9) return null;
  return resolveColumn(
    state,
    item,
    tablesNear(state, at),
    (column) =>
      (column.kind === 'number' && !column.isIdentifier) ||
      column.kind === 'date' ||
      (column.kind === 'text' && /year|dat|number|total|price|amount/.test(column.words.join(' '))),
  );
}

/**
 * The superlative is itself what is asked ("What is the highest age?"): it stands in the select list, with no
 * entity or other column asked before it.
 */
function asksFigure(state: ParseState, index: number): boolean {
  const zone = state.zones.find((candidate) => index >= candidate.from && index < candidate.to);
  if (zone === undefined) return false;
  for (let at = zone.from; at < index; at += 1) {
    const item = state.items[at];
    if (
      item?.kind === 'schema' &&
      state.items[at + 1]?.tag?.kind !== 'and' &&
      state.items[at + 1]?.text !== ','
    )
      return false;
    if (item?.kind === 'stop' && item.lower === 'of') return false;
  }
  const next = afterCommas(state, index);
  const follower = state.items[next];
  if (
    follower?.tag?.kind === 'and' ||
    follower?.tag?.kind === 'aggregate' ||
    follower?.tag?.kind === 'superlative'
  )
    return true;
  const figure = state.items[index]?.tag?.kind === 'aggregate' && roleOf(follower) === 'column';
  return figure || namedColumn(state, next) !== null;
}

function limitAround(state: ParseState, index: number): number {
  for (const at of [index - 1, index + 1, index - 2]) {
    const item = state.items[at];
    if (item?.kind !== 'number' || state.used[at] === true) continue;
    if (at === index - 2 && state.items[index - 1]?.kind !== 'stop') continue;
    take(state, at);
    return Number(item.text);
  }
  return countedEntities(state) ?? 1;
}

function tableAt(state: ParseState, at: number): SchemaTable | null {
  const item = state.items[at];
  return roleOf(item) === 'table' ? (item?.tables[0]?.table ?? null) : null;
}

function tableBefore(state: ParseState, index: number): SchemaTable | null {
  for (let at = index - 1; at >= 0; at -= 1) {
    const item = state.items[at];
    if (item === undefined || (item.kind === 'mark' && /^[.?!;]$/.test(item.text))) return null;
    if (roleOf(item) === 'table') return item.tables[0]?.table ?? null;
  }
  return null;
}

/** The next telling item, across commas: "average, minimum, and maximum age". */
function afterCommas(state: ParseState, index: number): number {
  const next = neighbour(state.items, index, 1);
  return next === -1 && state.items[index + 1]?.text === ',' ? neighbour(state.items, index + 1, 1) : next;
}
