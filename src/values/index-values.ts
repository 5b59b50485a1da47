import type { ColumnValues } from './column-values.ts';
import { normaliseValue } from './normalise-value.ts';

/** A stored value and the column that holds it. */
export type ValueEntry = Omit<ColumnValues, 'values'> & { readonly value: string };

export interface ValueIndex {
  /** By normalised text. */
  readonly entries: ReadonlyMap<string, readonly ValueEntry[]>;
  /** Words in the longest normalised value. */
  readonly maxWords: number;
}

const indexes = new WeakMap<readonly ColumnValues[], ValueIndex>();

/** Built once for each list of values. */
export function indexValues(columns: readonly ColumnValues[]): ValueIndex {
  const known = indexes.get(columns);
  if (known) return known;
  const entries = new Map<string, ValueEntry[]>();
  let maxWords = 0;
  for (const { schema, table, column, values } of columns) {
    for (const value of values) {
      const key = normaliseValue(value);
      if (key === '') continue;
      maxWords = Math.max(maxWords, key.split(' ').length);
      const entry = { schema, table, column, value };
      const list = entries.get(key);
      if (list) list.push(entry);
      else entries.set(key, [entry]);
    }
  }
  const index = { entries, maxWords };
  indexes.set(columns, index);
  return index;
}
