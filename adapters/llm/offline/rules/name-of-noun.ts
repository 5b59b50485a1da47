import type { Item } from '../link/item.ts';
import type { ParseState, Zone } from '../parse/parse-state.ts';
import { roleOf } from '../parse/role-of.ts';
import { tablesNear } from '../parse/tables-near.ts';
import type { SchemaColumn } from '../schema/schema-model.ts';

/** "the *name* and year of the song", where a song is no row of its own: the column that keeps the song's name. */
export function nameOfNoun(state: ParseState, zone: Zone, at: number): SchemaColumn | null {
  const item = state.items[at];
  if (item?.stem !== 'nam' || item.tokens.length > 1) return null;
  const noun = nounAfter(state, zone, at);
  if (noun === undefined || roleOf(noun) !== 'column') return null;
  const tables = new Set(noun.columns.map(({ column }) => column.table));
  const near = tablesNear(state, at).filter((table) => tables.has(table));
  for (const table of new Set([...near, ...tables])) {
    const named = table.columns.find(
      ({ words }) => words.length === 2 && words.includes(noun.stem) && words.includes('nam'),
    );
    if (named !== undefined) return named;
  }
  return null;
}

/** What follows "of" after the rest of the list, or within its last name: "year of the song". */
function nounAfter(state: ParseState, zone: Zone, at: number): Item | undefined {
  let of = at + 1;
  while (of < zone.to && isListed(state, of)) {
    const item = state.items[of];
    if (item?.tokens.some(({ lower }) => lower === 'of') === true) return item;
    of += 1;
  }
  if (!['of', 'for'].includes(state.items[of]?.lower ?? '')) return undefined;
  let next = of + 1;
  while (['the', 'a', 'all'].includes(state.items[next]?.lower ?? '')) next += 1;
  return state.items[next];
}

/** The rest of a list of columns. */
function isListed(state: ParseState, at: number): boolean {
  const item = state.items[at];
  return (
    item?.tag?.kind === 'and' || item?.text === ',' || item?.lower === 'the' || roleOf(item) === 'column'
  );
}
