import type { Source } from './scope.ts';

/**
 * Notes what FROM names. Tables of one name in two schemas may stand side by side; what is said of the name then holds for both: a
 * column is what both have, and hidden is what either hides.
 */
export function addSource(sources: Map<string, Source>, alias: string, source: Source): void {
  const other = sources.get(alias);
  sources.set(alias, other === undefined ? source : both(other, source));
}

function both(one: Source, other: Source): Source {
  const columns =
    one.columns === null || other.columns === null
      ? null
      : new Set([...one.columns].filter((column) => other.columns?.has(column)));
  const isFunction = one.isFunction || other.isFunction;
  if (one.hides === undefined && other.hides === undefined) return { columns, isFunction };
  const hides = (column: string) => (one.hides?.(column) ?? false) || (other.hides?.(column) ?? false);
  return { columns, isFunction, hides };
}
