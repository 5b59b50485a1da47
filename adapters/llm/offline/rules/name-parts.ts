import type { ParseState } from '../parse/parse-state.ts';
import type { SchemaColumn, SchemaTable } from '../schema/schema-model.ts';

/** "full name", or plain "name" of something that has only a first and a last one. */
export function nameParts(
  state: ParseState,
  at: number,
  found: SchemaColumn,
  near: readonly SchemaTable[],
): readonly SchemaColumn[] | null {
  const item = state.items[at];
  if (item?.stem !== 'nam' || found.words.includes('full')) return null;
  const full = state.items[at - 1]?.lower === 'full' || item.tokens[0]?.lower === 'full';
  if (
    item.tokens.length > 1 &&
    !full &&
    !near.some((table) => table.words.includes(item.tokens[0]?.stem ?? ''))
  )
    return null;
  const table = near[0] ?? found.table;
  const part = (which: string): SchemaColumn | undefined =>
    table.columns.find(({ words }) => words.includes(which) && words.includes('nam'));
  const first = part('first');
  const last = part('last');
  if (first === undefined || last === undefined) return null;
  const whole = table.columns.some(
    ({ words }) =>
      words.every((word) => word === 'nam' || table.words.includes(word)) && words.includes('nam'),
  );
  return whole && !full ? null : [first, last];
}
