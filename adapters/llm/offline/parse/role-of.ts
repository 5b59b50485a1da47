import type { Item } from '../link/item.ts';

/** Whether an item names a table or a column; the better link decides, and a table wins a tie. */
export function roleOf(item: Item | undefined): 'table' | 'column' | null {
  if (item === undefined || item.kind !== 'schema') return null;
  const table = item.tables[0]?.score ?? 0;
  const column = item.columns[0]?.score ?? 0;
  if (table === 0 && column === 0) return null;
  return table >= column ? 'table' : 'column';
}
