import { patternMatcher } from '../policy/pattern-matcher.ts';
import type { RowPolicy } from '../policy/row-policy.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ColumnValues } from '../values/column-values.ts';

/** Sampled values without those of tables that have a row policy: whose they are is not known. */
export function everyonesValues(
  values: readonly ColumnValues[],
  { searchPath }: Pick<Catalog, 'searchPath'>,
  policies: readonly RowPolicy[],
): readonly ColumnValues[] {
  if (policies.length === 0) return values;
  const path = new Set(searchPath);
  const matchers = policies.map(({ table }) => patternMatcher(table, path, 'iu', true));
  return values.filter(({ schema, table }) => !matchers.some((matcher) => matcher.table(schema, table)));
}
