import type { SchemaTable } from '../schema/schema-model.ts';
import { namedTable } from './named-table.ts';
import type { ParseState } from './parse-state.ts';
import { roleOf } from './role-of.ts';

/** The tables a column at `index` may be said of: the one it is "of", the one named just before, the head. */
export function tablesNear(state: Pick<ParseState, 'items' | 'head'>, index: number): readonly SchemaTable[] {
  const after = tableOf(state, index);
  const before = tableBefore(state, index);
  const tables = [after, before, state.head].filter((table) => table !== null);
  return [...new Set(tables)];
}

/** "name, age and country *of* the singers": skips the rest of the list to the table after `of` or `for`. */
function tableOf(state: Pick<ParseState, 'items'>, index: number): SchemaTable | null {
  let joined = false;
  for (let next = index + 1; next < state.items.length; next += 1) {
    const item = state.items[next];
    if (item === undefined) return null;
    if (item.kind === 'mark' && item.text !== ',') return null;
    const tag = item.tag?.kind;
    if (tag === 'count' && !joined) {
      next += 1;
      while (state.items[next]?.kind === 'stop' || state.items[next]?.tag?.kind === 'distinct') next += 1;
      continue;
    }
    if (item.kind === 'stop') {
      if (['of', 'for', 'from', 'in', 'to', 'by', 'on', 'at'].includes(item.lower)) joined = true;
      else if (
        ![
          'the',
          'a',
          'an',
          'all',
          'these',
          'those',
          'every',
          'this',
          'entire',
          'their',
          'different',
          'which',
          'what',
        ].includes(item.lower)
      )
        return null;
    } else if (tag === 'each' || tag === 'all' || tag === 'any' || tag === 'distinct') {
      joined = true;
    } else if (tag === 'superlative' && joined) {
    } else if (roleOf(item) === 'table') {
      return joined ? (item.tables[0]?.table ?? null) : null;
    } else if (joined && item.kind === 'value') {
    } else if (
      joined ||
      !(roleOf(item) === 'column' || tag === 'and' || tag === 'aggregate' || item.kind === 'mark')
    ) {
      return null;
    }
  }
  return null;
}

function tableBefore(state: Pick<ParseState, 'items'>, index: number): SchemaTable | null {
  for (let before = index - 1; before >= 0; before -= 1) {
    const item = state.items[before];
    if (item === undefined || (item.kind === 'mark' && /^[.?!;]$/.test(item.text))) return null;
    const table = namedTable(item);
    if (table !== null) return table;
    if (item.kind === 'value' && item.values.length === 1) return item.values[0]?.column.table ?? null;
  }
  return null;
}
