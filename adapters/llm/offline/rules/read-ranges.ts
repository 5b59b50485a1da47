import { UNITS } from '../lexicon/measure-words.ts';
import { literalFor } from '../parse/literal-for.ts';
import { neighbour } from '../parse/neighbour.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import { take } from '../parse/take.ts';
import { leftOperand } from './left-operand.ts';
import { readCountComparison } from './read-count-comparison.ts';
import { rightOperand } from './right-operand.ts';

/** "between 5 and 10", "from 2001 to 2005": two literals around one column. */
export function readRanges(state: ParseState, scope: Scope): void {
  for (let index = scope.from; index < scope.to; index += 1) {
    const item = state.items[index];
    if (item === undefined || state.used[index] === true) continue;
    if (item.tag?.kind === 'between') readRange(state, scope, index, 'and');
    else if (item.lower === 'from' || item.lower === 'with') readRange(state, scope, index, 'to');
  }
}

function readRange(state: ParseState, scope: Scope, index: number, link: 'and' | 'to'): void {
  const low = neighbour(state.items, index, 1);
  const middle = UNITS.has(state.items[low + 1]?.lower ?? '') ? low + 2 : low + 1;
  const high = neighbour(state.items, middle, 1);
  const lowItem = state.items[low];
  const highItem = state.items[high];
  if (lowItem === undefined || highItem === undefined || high >= scope.to) return;
  if (state.items[middle]?.lower !== link) return;
  if (!isLiteral(lowItem.kind) || lowItem.kind !== highItem.kind) return;
  if (link === 'to' && !/\d/.test(lowItem.text)) return;
  if (lowItem.kind === 'number' && readCountRange(state, scope, index, low, high)) return;
  const left = leftOperand(state, scope, index, lowItem) ?? rightOperand(state, high, highItem);
  if (left === null) return;
  const from = literalFor(left.column, '>=', lowItem.text, false);
  const to = literalFor(left.column, '<=', highItem.text, false);
  if (from.kind !== 'compare' || to.kind !== 'compare') return;
  take(state, index, low, middle, high, ...left.taken);
  scope.conditions.push({
    at: index,
    condition: { kind: 'between', operand: from.left, low: from.right, high: to.right },
  });
}

function isLiteral(kind: string): boolean {
  return kind === 'number' || kind === 'value';
}

/** "between one and two paragraphs": both bounds on the number of related rows. */
function readCountRange(state: ParseState, scope: Scope, index: number, low: number, high: number): boolean {
  const before = state.draft.having.length;
  if (!readCountComparison(state, scope, high, high, '<=')) return false;
  const most = state.draft.having[before];
  if (most?.kind !== 'compare') return true;
  take(state, index, low, low + 1);
  const value = Number(state.items[low]?.text);
  state.draft.having.push({ ...most, op: '>=', right: { kind: 'literal', value } });
  return true;
}
