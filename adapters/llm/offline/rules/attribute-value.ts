import type { Item } from '../link/item.ts';
import { nearestTable } from '../parse/nearest-table.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import { roleOf } from '../parse/role-of.ts';
import { displayColumns } from '../schema/display-columns.ts';
import type { SchemaColumn } from '../schema/schema-model.ts';
import { isMaker } from './is-maker.ts';
import { ownKey } from './own-key.ts';
import { prepositionHint } from './preposition-hint.ts';

const NAMERS = new Set(['named', 'called', 'titled', 'name', 'entitled']);
/** What stands between a column or table and the literal said of it. */
const GLUE = new Set(
  'is are was were be of as the a an equal to has have having being by in with code value for named called titled one'.split(
    ' ',
  ),
);

export interface Attribution {
  readonly column: SchemaColumn;
  /** About 1 when there is one good reason; below 0.9 a guess. */
  readonly score: number;
  readonly stored: string | null;
  /** Names next to the literal that said which column it is. */
  readonly taken: readonly number[];
}

/** The column a literal belongs to, by where it is stored, the names beside it, prepositions and types. */
export function attributeValue(
  state: ParseState,
  scope: Scope,
  index: number,
  skip: ReadonlySet<number>,
): Attribution | null {
  const item = state.items[index];
  if (item === undefined) return null;
  const left = beside(state, scope, index, -1, skip);
  const right = beside(state, scope, index, 1, skip);
  const near = nearestTable(state, index);
  let best: Attribution | null = null;
  for (const table of state.model.tables) {
    const spoken = state.focus.indexOf(table);
    const maker = spoken < 0 && isMaker(state, scope, index, table);
    if (spoken < 0 && !maker && !item.values.some((link) => link.column.table === table)) continue;
    for (const column of table.columns) {
      const scored = scoreColumn(state, scope, item, index, column, left, right);
      const score =
        scored.score +
        (maker ? 0.6 : 0) +
        (spoken >= 0 ? 0.3 - 0.03 * Math.min(spoken, 6) : 0) +
        (table === (scope.subject ?? state.head) ? 0.12 : 0) +
        (table === near ? 0.15 : 0) +
        (table.columns.length <= 2 ? 0.1 : 0);
      if (scored.reasons && (best === null || score > best.score))
        best = { column, score, stored: scored.stored, taken: scored.taken };
    }
  }
  return best === null ? null : { ...best, column: ownKey(state, scope, best.column) };
}

interface Neighbour {
  readonly at: number;
  readonly item: Item;
  readonly words: readonly string[];
}

/** The names next to a literal, with the glue words between them. */
function beside(
  state: ParseState,
  scope: Scope,
  index: number,
  step: 1 | -1,
  skip: ReadonlySet<number>,
): Neighbour | null {
  const words: string[] = [];
  for (let at = index + step; at >= 0 && at < state.items.length; at += step) {
    const item = state.items[at];
    if (item === undefined || (item.kind === 'mark' && !['(', ':', '='].includes(item.text))) return null;
    if (skip.has(at)) continue;
    if (item.kind === 'schema' && (at >= scope.from || step === 1)) return { at, item, words };
    if (item.kind === 'mark') continue;
    const glue = item.kind === 'stop' && (step === -1 ? GLUE.has(item.lower) : false);
    const equals = item.tag?.kind === 'compare' && (item.tag.op === '=' || item.tag.op === '!=');
    const namer = NAMERS.has(item.lower);
    if (item.kind === 'function' && item.columns.length > 0 && step === -1) return { at, item, words };
    if (!glue && !equals && !namer) return null;
    words.unshift(item.lower);
  }
  return null;
}

function scoreColumn(
  state: ParseState,
  _scope: Scope,
  item: Item,
  index: number,
  column: SchemaColumn,
  left: Neighbour | null,
  right: Neighbour | null,
): {
  readonly score: number;
  readonly reasons: boolean;
  readonly stored: string | null;
  readonly taken: readonly number[];
} {
  const link = item.values.find((candidate) => candidate.column === column);
  const taken: number[] = [];
  let score = link === undefined ? 0 : 1.6;
  let reasons = link !== undefined;
  const named = (near: Neighbour | null, weight: number): void => {
    if (near === null) return;
    const said = near.item.columns.find((candidate) => candidate.column === column);
    const asColumn = roleOf(near.item) !== 'table' || (said?.score ?? 0) >= 0.9;
    if (said !== undefined && asColumn) {
      score += weight * said.score;
      reasons = true;
      if (state.used[near.at] !== true && (!isAsked(state, near.at) || othersAsked(state, near.at)))
        taken.push(near.at);
    }
    const beside = roleOf(near.item) === 'table' && !near.words.includes('by');
    const table = beside ? near.item.tables[0]?.table : undefined;
    if (table !== undefined && table === column.table) score += 0.3;
    if (table !== undefined && table === column.table && displayColumns(table).includes(column)) {
      score += 0.55 * weight;
      reasons = true;
    }
  };
  named(left, 1.3);
  named(right, 0.8);
  if (left?.words.some((word) => NAMERS.has(word)) && ['nam', 'titl'].includes(column.words.at(-1) ?? ''))
    score += 0.4;
  const hint = prepositionHint(state, index, column, item);
  if (hint > 0) reasons = true;
  score += hint;
  if (item.kind === 'number' && column.kind === 'text' && link === undefined)
    score -= column.words.includes('year') ? 0 : 0.4;
  if (item.kind === 'value' && link === undefined && column.kind === 'number' && !/^\d/.test(item.text))
    score -= 2;
  if (item.kind === 'value' && link === undefined && column.kind === 'date' && !/\d/.test(item.text))
    score -= 2;
  if (item.values.length > 0 && link === undefined) score -= 0.8;
  if (column.isIdentifier && link === undefined && taken.length === 0) score -= 0.5;
  if (column.isForeignKey && column.kind === 'text') score -= 0.05;
  return { score, reasons: reasons && score > 0.3, stored: link?.value ?? null, taken };
}

/** The item stands where the question says what to return. */
function isAsked(state: ParseState, at: number): boolean {
  return state.zones.some((zone) => at >= zone.from && at < zone.to);
}

/** Something else is asked for too, so that a name beside a literal only says what the literal is. */
function othersAsked(state: ParseState, at: number): boolean {
  if (['when', 'where', 'who'].includes(state.items[0]?.lower ?? '')) return true;
  return state.zones.some((zone) =>
    state.items
      .slice(zone.from, zone.to)
      .some(
        (item, offset) => zone.from + offset < at && (roleOf(item) !== null || item.tag?.kind === 'count'),
      ),
  );
}
