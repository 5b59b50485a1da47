import { columnBytes } from '../../cost/column-bytes.ts';
import type { DesignTable } from '../../design.ts';
import type { ChosenIndex } from './chosen-index.ts';

/** Keys, carried columns and eight bytes to find the row by. */
export function indexBytes(
  rows: number,
  table: DesignTable,
  { columns, include }: Pick<ChosenIndex, 'columns' | 'include'>,
): number {
  const width = [...columns, ...include].reduce(
    (sum, column) => sum + columnBytes(table.columns.find(({ name }) => name === column)?.type ?? ''),
    8,
  );
  return rows * width;
}
