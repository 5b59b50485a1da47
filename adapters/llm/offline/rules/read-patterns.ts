import { neighbour } from '../parse/neighbour.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { roleOf } from '../parse/role-of.ts';
import { tablesNear } from '../parse/tables-near.ts';
import { take } from '../parse/take.ts';
import { displayColumns } from '../schema/display-columns.ts';
import type { SchemaColumn } from '../schema/schema-model.ts';

/** "starting with 'S'", "ends with son", "containing the word computer", "has the substring 'Al'". */
export function readPatterns(state: ParseState, scope: Scope): void {
  readBareContents(state, scope);
  for (let index = scope.from; index < scope.to; index += 1) {
    const tag = state.items[index]?.tag;
    if (tag?.kind !== 'like' || state.used[index] === true) continue;
    const right = literalAfter(state, scope, index);
    const literal = state.items[right];
    if (literal === undefined) continue;
    const column = columnAfter(state, scope, right) ?? columnBefore(state, scope, index);
    if (column === null) continue;
    take(state, index, right);
    for (let at = index + 1; at < right; at += 1) take(state, at);
    scope.conditions.push({
      at: index,
      condition: { kind: 'like', operand: { kind: 'column', column }, how: tag.how, text: literal.text },
    });
  }
}

function literalAfter(state: ParseState, scope: Scope, index: number): number {
  for (let at = index + 1; at < Math.min(scope.to, index + 5); at += 1) {
    const item = state.items[at];
    if (item === undefined || item.kind === 'mark') return -1;
    if (item.kind === 'value' || item.kind === 'number') return at;
    if (
      item.kind === 'word' &&
      !['word', 'letter', 'phrase', 'substring', 'string', 'character'].includes(item.lower)
    )
      return at;
    if (
      roleOf(item) !== null &&
      !['word', 'letter', 'phrase', 'text', 'title', 'prefix', 'character'].includes(item.lower)
    ) {
      return item.columns.some((link) => link.score > 0.8) || roleOf(item) === 'table' ? -1 : at;
    }
  }
  return -1;
}

function columnBefore(state: ParseState, scope: Scope, index: number): SchemaColumn | null {
  for (let at = index - 1; at >= scope.from; at -= 1) {
    const item = state.items[at];
    if (item === undefined || (item.kind === 'mark' && item.text !== ',')) break;
    const before = neighbour(state.items, index, -1);
    const noun = state.items[at - 2];
    if (item.stem === 'nam' && state.items[at - 1]?.lower === 'whose' && roleOf(noun) === 'column') {
      const column =
        noun === undefined
          ? null
          : resolveColumn(state, noun, tablesNear(state, at - 2), ({ kind }) => kind === 'text');
      if (column !== null) {
        take(state, at);
        return column;
      }
    }
    if (roleOf(item) === 'column') {
      const column = resolveColumn(
        state,
        item,
        tablesNear(state, at),
        (candidate) => candidate.kind === 'text',
      );
      if (column === null) continue;
      if (
        at === before &&
        state.items
          .slice(scope.from, at)
          .some((other) => ['whose', 'with', 'having', 'that', 'where'].includes(other.lower))
      )
        take(state, at);
      return column;
    }
    const table = roleOf(item) === 'table' ? item.tables[0]?.table : undefined;
    const shown =
      table === undefined ? undefined : displayColumns(table).find((column) => column.kind === 'text');
    if (shown !== undefined) return shown;
  }
  const head = scope.subject ?? state.head;
  return head === null ? null : (displayColumns(head).find((column) => column.kind === 'text') ?? null);
}

/** "contain the letter w in their description". */
function columnAfter(state: ParseState, scope: Scope, literal: number): SchemaColumn | null {
  if (state.items[literal + 1]?.lower !== 'in') return null;
  const at = neighbour(state.items, literal, 1);
  const item = state.items[at];
  if (item === undefined || at >= scope.to || roleOf(item) !== 'column') return null;
  const column = resolveColumn(state, item, [scope.subject], (candidate) => candidate.kind === 'text');
  if (column !== null) take(state, at);
  return column;
}

/** "whose name has 'Led'", "that have 'a' in their names": a quoted text within a named column. */
function readBareContents(state: ParseState, scope: Scope): void {
  for (let index = scope.from; index < scope.to; index += 1) {
    const item = state.items[index];
    if (item?.kind !== 'value' || item.tokens[0]?.kind !== 'quoted' || state.used[index] === true) continue;
    const within =
      state.items[index + 1]?.lower === 'in' &&
      ['their', 'its', 'the'].includes(state.items[index + 2]?.lower ?? '');
    const after = within ? columnAfter(state, scope, index) : null;
    const verb = ['has', 'have', 'having'].includes(state.items[index - 1]?.lower ?? '');
    const named = state.items[index - 2];
    const before =
      verb && named !== undefined && roleOf(named) === 'column'
        ? resolveColumn(state, named, tablesNear(state, index - 2), (candidate) => candidate.kind === 'text')
        : null;
    const column = after ?? before;
    if (column === null) continue;
    take(state, index, ...(before === null ? [] : [index - 2]));
    scope.conditions.push({
      at: index,
      condition: { kind: 'like', operand: { kind: 'column', column }, how: 'contains', text: item.text },
    });
  }
}
