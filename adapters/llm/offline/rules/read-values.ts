import type { Condition } from '../ir/query.ts';
import { DEMONYMS } from '../lexicon/demonyms.ts';
import { literalFor } from '../parse/literal-for.ts';
import { membership } from '../parse/membership.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import { take } from '../parse/take.ts';
import type { SchemaColumn } from '../schema/schema-model.ts';
import { type Attribution, attributeValue } from './attribute-value.ts';
import { personName } from './person-name.ts';

/** Literals that no other rule took: equality with the column they belong to; lists of them OR'ed or intersected. */
export function readValues(state: ParseState, scope: Scope): void {
  for (let index = scope.from; index < scope.to; index += 1) {
    if (state.used[index] === true || !isLiteral(state, index)) continue;
    const list = literalList(state, scope, index);
    const skip = new Set(
      list.flatMap((at) => [at, at - 1, at + 1]).filter((at) => at > index && at < (list.at(-1) ?? index)),
    );
    for (const at of list) skip.add(at);
    readList(state, scope, list, skip);
    index = list.at(-1) ?? index;
  }
}

function isLiteral(state: ParseState, index: number): boolean {
  const kind = state.items[index]?.kind;
  return kind === 'value' || kind === 'number';
}

/** "A", "A or B", "A, B and C", "both A and B": positions of literals joined by nothing but conjunctions. */
function literalList(state: ParseState, scope: Scope, index: number): readonly number[] {
  const list = [index];
  const kind = state.items[index]?.kind;
  let at = index + 1;
  while (at < scope.to) {
    const item = state.items[at];
    const joins =
      item?.tag?.kind === 'and' ||
      item?.tag?.kind === 'or' ||
      item?.tag?.kind === 'both' ||
      item?.lower === ',';
    const after = state.items[at + 1]?.tag?.kind;
    const noun =
      item?.kind === 'schema' && at === (list.at(-1) ?? index) + 1 && (after === 'and' || after === 'or');
    if (noun && state.items[at + 2]?.kind === kind) {
      at += 1;
      continue;
    }
    const filler = item?.kind === 'stop' && ['the', 'in', 'a', 'from', 'by'].includes(item.lower);
    if (joins || filler) {
      at += 1;
      continue;
    }
    if (item?.kind === kind && at > (list.at(-1) ?? index) + 1 && state.used[at] !== true) {
      list.push(at);
      at += 1;
      continue;
    }
    break;
  }
  return list;
}

function readList(state: ParseState, scope: Scope, list: readonly number[], skip: ReadonlySet<number>): void {
  const found: { at: number; attribution: Attribution }[] = [];
  const conjunctions = list.length > 1 ? [(list[0] ?? 0) - 1, ...range(list[0] ?? 0, list.at(-1) ?? 0)] : [];
  take(
    state,
    ...conjunctions.filter((at) => ['and', 'or', 'both'].includes(state.items[at]?.tag?.kind ?? '')),
  );
  for (const at of list) {
    if (state.used[at] === true) continue;
    const name = personName(state, scope, at);
    if (name !== null) {
      take(state, ...name.taken);
      scope.conditions.push({ condition: name.condition, at });
      continue;
    }
    const attribution = attributeValue(state, scope, at, skip);
    if (attribution !== null && isStray(state, at, attribution)) {
      take(state, at);
      state.draft.doubts.push({ reason: `"${state.items[at]?.text ?? ''}"`, weight: 0.1 });
      continue;
    }
    if (attribution === null) {
      state.draft.doubts.push({ reason: `no column for ${state.items[at]?.text ?? ''}`, weight: 0.5 });
      continue;
    }
    if (attribution.score < 0.9) {
      state.draft.doubts.push({ reason: `a guess at ${state.items[at]?.text ?? ''}`, weight: 0.25 });
    }
    found.push({ at, attribution });
    take(state, at, ...attribution.taken);
  }
  const columns = [...new Set(found.map(({ attribution }) => attribution.column))];
  for (const column of columns) {
    const same = found.filter(({ attribution }) => attribution.column === column);
    const conditions = same.map(({ at, attribution }) => equality(state, at, attribution));
    const at = same[0]?.at ?? 0;
    if (conditions.length === 1 && conditions[0] !== undefined) {
      scope.conditions.push({ condition: conditions[0], at });
    } else {
      pushSeveral(state, scope, column, conditions, list, at);
    }
  }
}

/** Several values of one column: alternatives, unless one subject can have them all ("speak both A and B"). */
function pushSeveral(
  state: ParseState,
  scope: Scope,
  column: SchemaColumn,
  conditions: readonly Condition[],
  list: readonly number[],
  at: number,
): void {
  const first = list[0] ?? 0;
  const between = state.items.slice(Math.max(0, first - 2), (list.at(-1) ?? 0) + 1);
  const alternative = between.some((item) => item.tag?.kind === 'or');
  const subject = scope.subject ?? state.head;
  if (!alternative && subject !== null && subject !== column.table) {
    const all = conditions.map((condition) => membership(state, subject, [condition], [], false));
    if (all.every((condition) => condition !== null)) {
      for (const condition of all) scope.conditions.push({ condition, at });
      return;
    }
  }
  const both = state.items
    .slice(Math.max(0, first - 6), (list.at(-1) ?? 0) + 1)
    .some((item) => item.tag?.kind === 'both' || item.lower === 'shared');
  if (both && !alternative) for (const condition of conditions) scope.conditions.push({ condition, at });
  else scope.conditions.push({ condition: { kind: 'or', conditions }, at });
}

function equality(state: ParseState, at: number, attribution: Attribution): Condition {
  const item = state.items[at];
  const text = attribution.stored ?? placeOf(item?.lower ?? '', attribution.column) ?? item?.text ?? '';
  return literalFor(attribution.column, '=', text, attribution.stored !== null);
}

/** "Asian" in a column of places is Asia; in a column of nationalities or languages it stays. */
function placeOf(word: string, column: SchemaColumn): string | null {
  const keeps = column.words.some((name) =>
    ['nationality', 'languag', 'citizenship', 'cuisin', 'food', 'typ', 'styl'].includes(name),
  );
  const place = keeps ? undefined : DEMONYMS.get(word);
  return place === undefined ? null : place.replace(/(^| )\p{Ll}/gu, (letter) => letter.toUpperCase());
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, offset) => from + offset);
}

/** A common word that happens to be stored somewhere far from what the question speaks of. */
function isStray(state: ParseState, at: number, attribution: Attribution): boolean {
  const item = state.items[at];
  const [token] = item?.tokens ?? [];
  if (item === undefined || item.tokens.length > 1 || token?.kind !== 'word' || token.capitalised)
    return false;
  const { table } = attribution.column;
  const named = state.items.flatMap((other) =>
    other.kind === 'schema' ? [other.tables[0]?.table, other.columns[0]?.column.table] : [],
  );
  if (named.includes(table)) return false;
  return !state.model.edges.some(
    (edge) =>
      (edge.from === table && named.includes(edge.to)) || (edge.to === table && named.includes(edge.from)),
  );
}
