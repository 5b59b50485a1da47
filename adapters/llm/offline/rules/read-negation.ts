import type { Condition, Query } from '../ir/query.ts';
import { membership } from '../parse/membership.ts';
import { namedTable } from '../parse/named-table.ts';
import { neighbour } from '../parse/neighbour.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { roleOf } from '../parse/role-of.ts';
import { take } from '../parse/take.ts';
import { displayColumns } from '../schema/display-columns.ts';
import type { SchemaTable } from '../schema/schema-model.ts';
import { readConditions } from './read-conditions.ts';

/**
 * "without", "do not have any", "not in 2014", "but not": the rest of the clause is what must not hold. On another
 * table it becomes NOT IN, on the subject's own columns NOT, for a bare column IS NULL.
 */
export function readNegation(state: ParseState, scope: Scope): void {
  for (let index = scope.from; index < scope.to; index += 1) {
    if (!isNegation(state, index) || state.used[index] === true) continue;
    const to = clauseEnd(state, scope, index);
    const subject = subjectOf(state, scope, index);
    if (subject === null) continue;
    take(state, index);
    const from =
      state.items[index]?.tag?.kind === 'compare' &&
      state.items[index - 1]?.kind === 'value' &&
      state.items[index + 1]?.kind !== 'value'
        ? index - 1
        : index + 1;
    const inner: Scope = { from, to, subject, conditions: [], tables: new Set<SchemaTable>() };
    const grouped = state.draft.having.length;
    readConditions(state, inner);
    for (let at = inner.from; at < inner.to; at += 1) state.draft.denied.add(at);
    const ranked = state.items.slice(inner.from, inner.to).some((item) => item.tag?.kind === 'superlative');
    if (ranked || state.draft.having.length > grouped)
      state.draft.doubts.push({ reason: 'a nested negation', weight: 0.5 });
    const missing = inner.conditions.length === 0 ? missingColumn(state, inner, subject) : null;
    for (let at = inner.from; at < inner.to; at += 1) {
      const item = state.items[at];
      if (['any', 'all', 'and', 'both', 'distinct'].includes(item?.tag?.kind ?? '')) take(state, at);
      if (roleOf(item) !== 'table' || state.used[at] === true) continue;
      const table = item?.tables[0]?.table;
      take(state, at);
      if (table !== undefined) inner.tables.add(table);
    }
    const tables = [...inner.tables].filter((table) => table !== subject);
    const condition =
      missing ??
      membership(
        state,
        subject,
        inner.conditions.map((located) => located.condition),
        tables,
        true,
      );
    if (condition === null) {
      state.draft.doubts.push({ reason: 'a negation that says nothing', weight: 0.6 });
      continue;
    }
    scope.tables.add(subject);
    scope.conditions.push({ condition: ofValue(state, subject, condition), at: index });
    index = to - 1;
  }
}

/**
 * "the *countries* that have no permit for karate", where a country is no row but a value: none of its rows may, as
 * against some row of it that does not.
 */
function ofValue(state: ParseState, subject: SchemaTable, condition: Condition): Condition {
  if (condition.kind !== 'in' || !condition.negated) return condition;
  const asked = state.zones.flatMap(({ from, to }) =>
    state.items.slice(from, to).filter(({ kind, tag }) => kind === 'schema' || tag?.kind === 'count'),
  );
  const [only, ...more] = asked;
  if (only === undefined || more.length > 0 || roleOf(only) !== 'column') return condition;
  const column = resolveColumn(state, only, [subject], ({ table }) => table === subject);
  if (column === null || column.kind !== 'text' || column.isIdentifier) return condition;
  if (displayColumns(subject).includes(column)) return condition;
  state.draft.distinct = true;
  const operand = { kind: 'column', column } as const;
  const query: Query = {
    select: [operand],
    distinct: false,
    from: [subject],
    where: [
      { ...condition, negated: false },
      { kind: 'not', condition: { kind: 'isNull', operand } },
    ],
    groupBy: [],
    having: [],
    orderBy: [],
    limit: null,
  };
  return { kind: 'in', operand, query, negated: true };
}

/** Whose rows lack something: the table named nearest before, else the subject of the clause. */
function subjectOf(state: ParseState, scope: Scope, index: number): SchemaTable | null {
  const denied = new Set(
    state.items
      .slice(index + 1, scope.to)
      .flatMap((item) => (roleOf(item) === 'table' ? (item.tables[0]?.table ?? []) : [])),
  );
  for (let at = index - 1; at >= 0; at -= 1) {
    const item = state.items[at];
    if (item === undefined || (item.kind === 'mark' && /^[.?!;]$/.test(item.text))) break;
    const table = namedTable(item);
    if (table !== null) return table;
    if (roleOf(item) === 'column' && state.used[at] !== true) {
      const column = resolveColumn(state, item, [], (candidate) => !denied.has(candidate.table));
      if (column !== null) return column.table;
    }
  }
  return scope.subject ?? state.head;
}

function clauseEnd(state: ParseState, scope: Scope, index: number): number {
  for (let at = index + 1; at < scope.to; at += 1) {
    const item = state.items[at];
    if (item === undefined) return at;
    if (item.kind === 'mark' && /^[,.?!;]$/.test(item.text)) return at;
    const tag = item.tag?.kind;
    if (tag === 'order' || tag === 'direction' || tag === 'alphabetical' || tag === 'each') return at;
    const restart = state.zones.some((zone) => zone.from === at);
    if (restart && at > index + 1) return at;
    if (tag === 'and' && startsClause(state, at + 1)) return at;
  }
  return scope.to;
}

/** After "and": a clause of its own ("and who live in …"). */
function startsClause(state: ParseState, at: number): boolean {
  const item = state.items[at];
  return (
    item !== undefined &&
    ['who', 'that', 'which', 'whose', 'have', 'has', 'are', 'is', 'with', 'what', 'how', 'their'].includes(
      item.lower,
    )
  );
}

/** "without a phone number": no conditions, one column of the subject. */
function missingColumn(state: ParseState, inner: Scope, subject: SchemaTable): Condition | null {
  const at = neighbour(state.items, inner.from - 1, 1);
  const item = state.items[at === -1 ? inner.from : at];
  if (item === undefined || at >= inner.to || roleOf(item) !== 'column') return null;
  const column = resolveColumn(state, item, [subject], (candidate) => candidate.table === subject);
  if (column === null) return null;
  take(state, at);
  return { kind: 'isNull', operand: { kind: 'column', column } };
}

/** "not …", and "is not …" where no literal follows to compare with. */
function isNegation(state: ParseState, index: number): boolean {
  const item = state.items[index];
  const following = state.items[index + 1]?.tag?.kind;
  if (following === 'compare' || following === 'comparative') return false;
  if (item?.tag?.kind === 'not') return true;
  if (item?.tag?.kind !== 'compare' || item.tag.op !== '!=' || !item.lower.endsWith(' not')) return false;
  const next = state.items[neighbour(state.items, index, 1)];
  return next !== undefined && next.kind !== 'value' && next.kind !== 'number';
}
