import type { ContextColumn } from '../../../../src/adapter-kit/index.ts';
import type { ColumnKind } from './schema-model.ts';

/** What a column's values are like, from the engine's type name and, where that says little, from its own name. */
export function columnKind(column: ContextColumn): ColumnKind {
  const type = column.type.toLowerCase();
  if (column.enumValues !== null) return 'text';
  if (/bool|^bit$|tinyint\(1\)/.test(type)) return 'boolean';
  if (/date|time/.test(type) && !/interval/.test(type)) return 'date';
  if (/int|serial|num|dec|real|doub|float|money|bit/.test(type)) return 'number';
  if (/char|text|clob|string|enum|uuid|citext|name/.test(type) || type === '') return 'text';
  return 'other';
}
