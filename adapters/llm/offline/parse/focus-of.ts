import type { Item } from '../link/item.ts';
import type { SchemaTable } from '../schema/schema-model.ts';
import { namedTable } from './named-table.ts';
import { roleOf } from './role-of.ts';

/**
 * The table a question is about, and all tables it speaks of with the strongest first. A table named as such
 * weighs most; columns speak for their tables by how well they are named, and less where many tables have one.
 */
export function focusOf(items: readonly Item[]): {
  readonly head: SchemaTable | null;
  readonly focus: readonly SchemaTable[];
} {
  const weights = new Map<SchemaTable, number>();
  const add = (table: SchemaTable, weight: number): void => {
    weights.set(table, (weights.get(table) ?? 0) + weight);
  };
  let head: SchemaTable | null = null;
  for (const item of items) {
    const table = item.tables[0];
    if (roleOf(item) === 'table' && table !== undefined) {
      add(table.table, 1.2 * table.score);
      head ??= table.table;
    } else if (namedTable(item) !== null) {
      head ??= namedTable(item);
    } else if (table !== undefined) {
      add(table.table, 0.4 * table.score);
    }
    const best = item.columns[0]?.score ?? 0;
    const equals = item.columns.filter((link) => link.score >= best - 0.05);
    for (const { column, score } of equals) add(column.table, (0.7 * score) / Math.sqrt(equals.length));
    for (const { column } of item.values) add(column.table, 0.5 / item.values.length);
  }
  const focus = [...weights.entries()].sort((left, right) => right[1] - left[1]).map(([table]) => table);
  return { head: head ?? focus[0] ?? null, focus };
}
