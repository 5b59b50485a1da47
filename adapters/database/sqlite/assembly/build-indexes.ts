import type { CatalogIndex } from '../../../../src/adapter-kit/index.ts';
import type { IndexRow, WrittenIndex } from '../catalog/catalog-part.ts';

/** One index of a table as the pragmas tell it. */
export interface FoundIndex extends CatalogIndex {
  readonly origin: IndexRow[4];
}

/** A table's indexes, those that constraints made among them, in the order of their making. */
export function buildIndexes(
  rows: readonly IndexRow[],
  written: readonly WrittenIndex[],
): readonly FoundIndex[] {
  // SQLite lists a table's indexes from the last one made.
  const indexes = [...Map.groupBy(rows, ([, index]) => index)].sort(([a], [b]) => b - a);
  return indexes.flatMap(([, columns]) => {
    const [first] = columns;
    if (!first) return [];
    const [, , name, unique, origin] = first;
    const text = written.find((index) => index.name === name);
    return {
      name,
      unique: unique === 1,
      columns: columns.map(([, , , , , number, column], place) =>
        number === -1 ? 'rowid' : (column ?? text?.terms[place] ?? ''),
      ),
      where: text?.where ?? null,
      origin,
    };
  });
}
