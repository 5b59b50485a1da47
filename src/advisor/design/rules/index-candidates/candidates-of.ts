import type { Analysis } from '../../../analysis/analysis.ts';
import type { ChosenIndex } from './chosen-index.ts';
import type { TableUse } from './table-use.ts';

/** Columns that an index holds at most, beside those it only carries. */
const mostKeyColumns = 4;
const mostIncluded = 5;

/** Every index that one of the uses would have. */
export function candidatesOf(
  analysis: Analysis,
  uses: readonly TableUse[],
): readonly Pick<ChosenIndex, 'columns' | 'include'>[] {
  const made = uses.flatMap(({ equal, range, order, reads }) => {
    const tails = [range === null ? [] : [range], order.length > 0 && range === null ? order : []].filter(
      (tail, index) => tail.length > 0 || index === 0,
    );
    return tails.flatMap((tail) => {
      const columns = [...equal, ...tail.filter((column) => !equal.includes(column))].slice(
        0,
        mostKeyColumns,
      );
      if (columns.length === 0) return [];
      const rest = reads.filter((column) => !columns.includes(column));
      const covering = analysis.dialect === 'postgres' && rest.length > 0 && rest.length <= mostIncluded;
      const single = columns.length > 1 ? [{ columns: columns.slice(0, 1), include: [] }] : [];
      return [{ columns, include: [] }, ...single, ...(covering ? [{ columns, include: rest }] : [])];
    });
  });
  return [...new Map(made.map((candidate) => [JSON.stringify(candidate), candidate])).values()];
}
