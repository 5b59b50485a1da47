import { isLightVerb } from '../lexicon/light-verbs.ts';
import { isParticiple } from '../lexicon/participles.ts';
import type { Item } from '../link/item.ts';
import type { Zone } from './parse-state.ts';
import { roleOf } from './role-of.ts';

const TRIGGERS = new Set(
  (
    'what which who whom when where how list show give find return display tell get select fetch provide print retrieve report name state identify ' +
    'compute calculate determine present include sort order'
  ).split(' '),
);
const FILLERS = new Set(
  'me us the a an all is are was were be please out for you can do there of i want to know see also find get list show return give tell their its his her them does did and'.split(
    ' ',
  ),
);
const ENDS = new Set(
  (
    'that which who whose whom where when with in from for by on at to is are was were be been have has had do does did as into during through there ' +
    'between within if while because having can could across among amongst based using'
  ).split(' '),
);
const RESTARTS = new Set(
  'what which who when where how list show give return find display their its his her include also'.split(
    ' ',
  ),
);
const ENDING_TAGS = new Set(
  'compare comparative between like order direction alphabetical each not any orMore'.split(' '),
);

/** The stretches of a question that say what to return: from its wh-word or verb of asking to the first clause. */
export function projectionZones(items: readonly Item[]): readonly Zone[] {
  const zones: Zone[] = [];
  let start = 0;
  for (let index = 0; index <= items.length; index += 1) {
    const item = items[index];
    if (item !== undefined && !(item.kind === 'mark' && /^[.?!;]$/.test(item.text))) continue;
    zones.push(...sentenceZones(items, start, index, zones.length > 0));
    start = index + 1;
  }
  return zones;
}

function sentenceZones(items: readonly Item[], from: number, to: number, later: boolean): readonly Zone[] {
  const zones: Zone[] = [];
  if (later && items[from]?.tag?.kind === 'order') return [];
  let restates = false;
  let at = from;
  while (at < to && !(isTrigger(items[at], items[at - 1]) && !(later && items[at]?.tag?.kind === 'order')))
    at += 1;
  if (at === to) {
    if (later || from === to) return [];
    at = from;
  }
  while (at < to) {
    const begin = skipFillers(items, at, to);
    const end = zoneEnd(items, begin, to);
    restates = zones.length === 0 ? later && !saysAlso(items, from, begin) : restates;
    zones.push({ from: begin, to: end, restates });
    at = nextRestart(items, end, to);
  }
  return zones;
}

function saysAlso(items: readonly Item[], from: number, to: number): boolean {
  return items.slice(from, to).some((item) => item.lower === 'also');
}

function isTrigger(item: Item | undefined, before?: Item | undefined): boolean {
  if (item === undefined) return false;
  if (['count', 'ratio', 'topic'].includes(item.tag?.kind ?? '')) return before?.lower !== 'by';
  return (
    (item.kind === 'stop' || item.kind === 'word' || item.tag?.kind === 'order') && TRIGGERS.has(item.lower)
  );
}

function skipFillers(items: readonly Item[], from: number, to: number): number {
  let at = from;
  if (isTrigger(items[at]) && (items[at]?.kind !== 'function' || items[at]?.tag?.kind === 'order')) at += 1;
  while (at < to && items[at]?.kind === 'stop' && FILLERS.has(items[at]?.lower ?? '')) at += 1;
  return at;
}

function zoneEnd(items: readonly Item[], from: number, to: number): number {
  for (let index = from; index < to; index += 1) {
    const item = items[index];
    if (item === undefined) return index;
    if (
      item.text === '(' &&
      items.slice(index, index + 6).some((other) => other.kind === 'value' || other.kind === 'number')
    )
      return index;
    if (item.kind === 'stop' && ENDS.has(item.lower)) return index;
    if (item.kind === 'word' && index > from && isLightVerb(item.stem)) return index;
    if (index > from && isVerbOf(items, index)) return index;
    if (
      item.tag !== null &&
      ENDING_TAGS.has(item.tag.kind) &&
      !(index === from && item.tag.kind === 'each' && item.tokens.length === 1)
    )
      return index;
  }
  return to;
}

/** "halls *visited*", "members *fencing*": what the rows did, although a table or column is called like it. */
function isVerbOf(items: readonly Item[], index: number): boolean {
  const item = items[index];
  if (items[index - 1]?.kind !== 'schema' || item === undefined || item.tokens.length > 1) return false;
  if (item.kind === 'word') return item.lower.endsWith('ing');
  if (roleOf(items[index - 1]) !== 'table' || item.kind !== 'schema') return false;
  if (!isParticiple(item.lower) && !item.lower.endsWith('ing')) return false;
  const by = items[index + 1]?.tokens[0]?.lower === 'by';
  return by || roleOf(item) === 'table' || (item.columns[0]?.score ?? 0) < 0.9;
}

/** Where the question comes back to what to return: ", and what …", "and their ages", "along with …". */
function nextRestart(items: readonly Item[], from: number, to: number): number {
  for (let index = from; index < to - 1; index += 1) {
    const item = items[index];
    const joins = item?.tag?.kind === 'and' || (item?.kind === 'mark' && item.text === ',');
    if (item?.lower === 'with' && isCountAhead(items, index + 1)) return index + 1;
    if (item === undefined || !joins) continue;
    if (item.tag?.kind === 'and' && !['and', '&'].includes(item.lower)) return index + 1;
    let next = index + 1;
    while (next < to && ['and', 'the', 'also', 'then', ','].includes(items[next]?.lower ?? '')) next += 1;
    const first = items[next];
    if (first === undefined || next >= to) continue;
    if (first.kind === 'stop' && RESTARTS.has(first.lower)) return next;
    if (first.tag?.kind === 'count' || first.tag?.kind === 'topic') return next;
    if (first.tag?.kind === 'aggregate' && items[next + 1]?.kind === 'schema') return next;
  }
  return to;
}

/** "with the (corresponding) number of …". */
function isCountAhead(items: readonly Item[], from: number): boolean {
  let at = from;
  while (['the', 'their', 'its', 'corresponding', 'respective'].includes(items[at]?.lower ?? '')) at += 1;
  return at > from && items[at]?.tag?.kind === 'count';
}
