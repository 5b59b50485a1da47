import type { Dialect } from '../../../ports/dialect.ts';
import { foldName } from '../../syntax/fold-name.ts';
import type { Identifier } from '../../syntax/tree/sql-node.ts';
import type { OutputColumn } from '../binding.ts';

/** Columns under the names given in parentheses: `AS t (a, b)`. */
export function renamedColumns(
  columns: readonly OutputColumn[] | null,
  names: readonly Identifier[],
  dialect: Dialect,
): readonly OutputColumn[] | null {
  if (names.length === 0) return columns;
  return names.map((name, index) => ({
    name: foldName(name, dialect),
    origin: columns?.[index]?.origin ?? null,
  }));
}
