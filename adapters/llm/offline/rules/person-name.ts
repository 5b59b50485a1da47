import type { Condition } from '../ir/query.ts';
import type { Item } from '../link/item.ts';
import { literalFor } from '../parse/literal-for.ts';
import { namedTable } from '../parse/named-table.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import { roleOf } from '../parse/role-of.ts';
import type { SchemaColumn, SchemaTable } from '../schema/schema-model.ts';

/**
 * "Nancy Edwards" where a table keeps first and last names apart: one phrase of two capitalised words, or two
 * literals side by side. A table where both are stored wins; else the one the clause is about.
 */
export function personName(
  state: ParseState,
  scope: Scope,
  index: number,
): { readonly condition: Condition; readonly taken: readonly number[] } | null {
  const item = state.items[index];
  const next = state.items[index + 1];
  if (item === undefined) return null;
  if (['in', 'from', 'at'].includes(state.items[index - 1]?.lower ?? '')) return null;
  if (item.tokens[0]?.kind === 'quoted') return null;
  const parts = item.text.split(' ');
  const paired = parts.length === 1 && next?.kind === 'value' && next.text.split(' ').length === 1;
  const words = paired && next !== undefined ? [item.text, next.text] : parts;
  if (words.length !== 2 || !words.every((word) => /^\p{Lu}\p{L}+$/u.test(word))) return null;
  if (!paired && item.values.length > 0) return null;
  const tables = [scope.subject, ...state.focus, ...state.model.tables].filter((table) => table !== null);
  const stores = (table: SchemaTable): boolean =>
    paired && stored(item, part(table, 'first')) !== null && stored(next, part(table, 'last')) !== null;
  const named = state.items.map((other) => namedTable(other));
  const spoken = tables.filter((table) => table === scope.subject || named.includes(table));
  const homes = new Set(
    tables.filter((table) => part(table, 'first') !== undefined && part(table, 'last') !== undefined),
  );
  const home = onlyHome(state, paired ? index + 1 : index, homes);
  const certain =
    tables.some(stores) || homes.size < 2 || namedTable(state.items[index - 1]) !== null || home !== null;
  for (const table of [...tables.filter(stores), ...(home === null ? [] : [home]), ...spoken]) {
    const first = part(table, 'first');
    const last = part(table, 'last');
    if (first === undefined || last === undefined) continue;
    if (!certain) state.draft.doubts.push({ reason: `whose name ${words.join(' ')} is`, weight: 0.45 });
    const equal = (column: SchemaColumn, text: string, link: string | null): Condition =>
      literalFor(column, '=', link ?? text, link !== null);
    return {
      condition: {
        kind: 'and',
        conditions: [
          equal(first, words[0] ?? '', stored(item, first)),
          equal(last, words[1] ?? '', stored(paired ? next : item, last)),
        ],
      },
      taken: paired ? [index, index + 1] : [index],
    };
  }
  return null;
}

/**
 * The one of several tables of people that is meant: the one that the name is followed by ("… the customer", "… is a
 * customer"), else the only one that has all columns that are asked for.
 */
function onlyHome(state: ParseState, index: number, homes: ReadonlySet<SchemaTable>): SchemaTable | null {
  let after = index + 1;
  while (['is', 'was', 'the', 'a', 'an'].includes(state.items[after]?.lower ?? '')) after += 1;
  const said = after > index + 1 ? namedTable(state.items[after]) : null;
  if (said !== null && homes.has(said)) return said;
  const asked = state.items.filter(
    (item, at) => roleOf(item) === 'column' && state.zones.some(({ from, to }) => at >= from && at < to),
  );
  const fitting = [...homes].filter((table) =>
    asked.every(({ columns }) => columns.some(({ column, score }) => column.table === table && score >= 0.9)),
  );
  return asked.length > 0 && fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function part(table: SchemaTable, which: string): SchemaColumn | undefined {
  return table.columns.find(({ words }) => words.includes(which) && words.includes('nam'));
}

function stored(item: Item | undefined, column: SchemaColumn | undefined): string | null {
  return item?.values.find((link) => link.column === column)?.value ?? null;
}
