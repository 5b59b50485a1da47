import { tableKey } from '../catalog/table-key.ts';
import { patternMatcher } from '../policy/pattern-matcher.ts';
import type { RowPolicy } from '../policy/row-policy.ts';
import type { Catalog } from '../ports/catalog.ts';
import { catalogIndex } from '../safety/catalog-index.ts';
import { hidesTables } from '../safety/rows/hides-tables.ts';
import { sharesRows } from '../safety/rows/shares-rows.ts';
import type { ColumnValues } from '../values/column-values.ts';

/**
 * Sampled values without those of tables that have a row policy, or may show rows of one that has: whose they are is not known. The guard
 * lets nobody read such views and partitions either.
 */
export function everyonesValues(
  values: readonly ColumnValues[],
  catalog: Catalog,
  policies: readonly RowPolicy[],
): readonly ColumnValues[] {
  if (policies.length === 0) return values;
  const path = new Set(catalog.searchPath);
  const bound = policies.map(({ table, where }) => ({
    matches: patternMatcher(table, path, 'iu', true).table,
    predicate: where,
  }));
  const index = catalogIndex(catalog);
  const isEveryones = (schema: string, name: string): boolean => {
    const table = index.tables.get(tableKey(schema, name));
    if (table === undefined || bound.some(({ matches }) => matches(schema, name))) return false;
    return !hidesTables(table) && !sharesRows(table, index, bound);
  };
  const known = new Map<string, boolean>();
  return values.filter(({ schema, table }) => {
    const key = tableKey(schema, table);
    const answer = known.get(key) ?? isEveryones(schema, table);
    known.set(key, answer);
    return answer;
  });
}
