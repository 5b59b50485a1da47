import { columnsOf } from '../ir/columns-of.ts';
import type { Condition, Expression } from '../ir/query.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { roleOf } from '../parse/role-of.ts';
import { take } from '../parse/take.ts';
import type { SchemaColumn, SchemaTable } from '../schema/schema-model.ts';
import { readConditions } from './read-conditions.ts';

/**
 * "the ratio of A to B", "the proportion of A out of all Bs": of two columns of a row, or of the rows of one table
 * that meet A's conditions to those that meet B's. What only B says beyond A's columns ("… in New York") holds for both.
 */
export function readRatio(state: ParseState, main: Scope): void {
  const at = state.items.findIndex((item) => item.tag?.kind === 'ratio');
  const to = state.items.findIndex(
    (item, index) => index > at && ['to', 'out', 'versus', 'vs'].includes(item.lower),
  );
  if (at < 0 || to < 0) return;
  const left = scopeOf(state, at + 1, to);
  const right = scopeOf(state, to + 1, state.items.length);
  const ratio = ofColumns(state, left, right) ?? ofRows(state, left, right, main);
  if (ratio === null) return;
  take(state, at);
  for (let index = at + 1; index < state.items.length; index += 1) {
    const item = state.items[index];
    const names = roleOf(item) === 'table' || item?.tag?.kind === 'count' || item?.tag?.kind === 'aggregate';
    if (names || ['all', 'each', 'and', 'any'].includes(item?.tag?.kind ?? '')) take(state, index);
  }
  state.draft.projections.push({ at, expression: ratio, implied: null, restates: false });
}

function scopeOf(state: ParseState, from: number, to: number): Scope {
  return {
    from,
    to,
    subject: tableIn(state, from, to) ?? state.head,
    conditions: [],
    tables: new Set<SchemaTable>(),
  };
}

function tableIn(state: ParseState, from: number, to: number): SchemaTable | null {
  return state.items.slice(from, to).find((item) => roleOf(item) === 'table')?.tables[0]?.table ?? null;
}

/** Two quantities of the same row; with "for each …" beside the row's key. */
function ofColumns(state: ParseState, left: Scope, right: Scope): Expression | null {
  const over = firstColumn(state, left);
  const under = firstColumn(state, right);
  if (over === null || under === null || over.column.table !== under.column.table) return null;
  take(state, over.at, under.at);
  const [key] = over.column.table.key;
  const each = state.items.some((item) => item.tag?.kind === 'each');
  if (each && key !== undefined) {
    state.draft.projections.push({
      at: left.from - 1,
      expression: { kind: 'column', column: key },
      implied: null,
      restates: false,
    });
  }
  return {
    kind: 'divide',
    left: { kind: 'column', column: over.column },
    right: { kind: 'column', column: under.column },
  };
}

function firstColumn(
  state: ParseState,
  scope: Scope,
): { readonly column: SchemaColumn; readonly at: number } | null {
  for (let at = scope.from; at < scope.to; at += 1) {
    const item = state.items[at];
    if (item === undefined || roleOf(item) === 'table' || item.kind === 'value' || item.tag?.kind === 'count')
      return null;
    if (roleOf(item) !== 'column') continue;
    const column = resolveColumn(
      state,
      item,
      [scope.subject],
      (candidate) => candidate.kind === 'number' && !candidate.isIdentifier,
    );
    return column === null ? null : { column, at };
  }
  return null;
}

function ofRows(state: ParseState, left: Scope, right: Scope, main: Scope): Expression | null {
  const table = tableIn(state, left.from, left.to);
  if (table === null) return null;
  readConditions(state, left);
  readConditions(state, right);
  const over = left.conditions.map(({ condition }) => condition);
  const said = new Set(columnsIn(over));
  const shared = right.conditions.filter(
    ({ condition }) => !columnsIn([condition]).some((column) => said.has(column)),
  );
  const under = right.conditions
    .filter((located) => !shared.includes(located))
    .map(({ condition }) => condition);
  if (over.length === 0 || state.draft.having.length > 0) return null;
  if ([...said, ...columnsIn(under)].some((column) => column.table !== table)) return null;
  main.conditions.push(...shared);
  state.draft.root = table;
  return {
    kind: 'divide',
    left: { kind: 'countIf', conditions: over },
    right:
      under.length === 0
        ? { kind: 'aggregate', fn: 'count', distinct: false, argument: null }
        : { kind: 'countIf', conditions: under },
  };
}

function columnsIn(conditions: readonly Condition[]): readonly SchemaColumn[] {
  return columnsOf({
    select: [],
    distinct: false,
    from: [],
    where: conditions,
    groupBy: [],
    having: [],
    orderBy: [],
    limit: null,
  });
}
