import type { Item } from '../link/item.ts';
import { wordSimilarity } from '../link/word-similarity.ts';
import type { SchemaTable } from '../schema/schema-model.ts';
import { roleOf } from './role-of.ts';

/**
 * The table an item names: as such, or within a column's name ("student names" names students). Words that are
 * rather verbs ("enrolled") name none.
 */
export function namedTable(item: Item | undefined): SchemaTable | null {
  if (item === undefined) return null;
  const role = roleOf(item);
  if (role === 'table') return item.tables[0]?.table ?? null;
  const column = item.columns[0]?.column;
  if (role !== 'column' || column === undefined || item.tokens.length < 2) return null;
  const said = item.tokens.some(
    ({ stem }) =>
      column.table.words.some((word) => wordSimilarity(stem, word) >= 0.86) && !column.words.includes(stem),
  );
  const rivals = item.columns.some(
    (link) => link.column.table !== column.table && link.score >= (item.columns[0]?.score ?? 0) - 0.02,
  );
  return said && !rivals ? column.table : null;
}
