import type { TablePath } from '../../syntax/render-path.ts';
import { pathKey } from '../laboratory/path-key.ts';

/** A column of a source table, as `table key#column`, lower case. */
export type ColumnKey = string;

export function columnKey(table: TablePath, column: string): ColumnKey {
  return `${pathKey(table)}#${column.toLowerCase()}`;
}
