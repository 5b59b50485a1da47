import type { Item } from '../link/item.ts';

/** `number_of_rooms` counts, `room_number` is a label. */
const FIRST: readonly string[] = ['number', 'num', 'count', 'total'];
const LAST: readonly string[] = ['count', 'total', 'quantity', 'amount'];

/** "more than 2 *bedrooms*" where the rows say how many: a column of numbers is named, and no rows are to be counted. */
export function namesQuantity(item: Item): boolean {
  return item.columns.some(({ column, score }) => {
    if (column.kind !== 'number' || column.isIdentifier) return false;
    const counts = FIRST.includes(column.words[0] ?? '') || LAST.includes(column.words.at(-1) ?? '');
    const label = column.words.at(-1) === 'number' && column.words.length > 1;
    return (score >= 0.9 && !label) || (score >= 0.8 && counts);
  });
}
