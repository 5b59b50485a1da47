import type { ColumnNode } from '../../../syntax/tree/expression-nodes.ts';
import type { SqlNode } from '../../../syntax/tree/sql-node.ts';
import { boundNodes } from './bound-nodes.ts';
import { comparedPart } from './compared-part.ts';
import { dateRange } from './date-range.ts';
import { firstOfMonth } from './first-of-month.ts';
import { isYear } from './is-year.ts';

/** `year(c) = 2024 AND month(c) = 6` is one month; which of the two comes first does not matter. */
export function replaceYearMonth(
  conjuncts: readonly SqlNode[],
  typeOf: (column: ColumnNode) => 'date' | 'timestamp' | null,
  found: Map<SqlNode, SqlNode>,
): void {
  const parts = conjuncts.flatMap((node) => {
    const part = comparedPart(node);
    return part?.comparison === 'eq' && part.upTo === null ? [{ node, ...part }] : [];
  });
  for (const year of parts.filter(({ part, value }) => part === 'year' && isYear(value))) {
    const month = parts.find(
      ({ part, column, value }) =>
        part === 'month' && sameColumn(column, year.column) && /^(?:[1-9]|1[0-2])$/.test(value),
    );
    const type = typeOf(year.column);
    const range = month && dateRange('month', firstOfMonth(Number(year.value), Number(month.value)), 'eq');
    if (!month || !type || !range) continue;
    const [low, high] = boundNodes(year.column, range, type);
    if (low && high) {
      found.set(year.node, low);
      found.set(month.node, high);
    }
  }
}

function sameColumn(a: ColumnNode, b: ColumnNode): boolean {
  return a.name.name === b.name.name && a.table?.name === b.table?.name;
}
