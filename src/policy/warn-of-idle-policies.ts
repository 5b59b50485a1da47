import type { Dependencies } from '../dependencies.ts';
import type { Catalog } from '../ports/catalog.ts';
import { patternMatcher } from './pattern-matcher.ts';

/** Logs each row policy that fits no table of a database: perhaps its name is misspelt, and rows are shown that should not be. */
export function warnOfIdlePolicies(
  {
    settings,
    logger,
  }: Pick<Dependencies, 'logger'> & { readonly settings: Pick<Dependencies['settings'], 'rowPolicies'> },
  tenantId: string,
  { searchPath, tables }: Catalog,
): void {
  const path = new Set(searchPath);
  for (const { table } of settings.rowPolicies) {
    const matcher = patternMatcher(table, path, 'iu', true);
    if (tables.some(({ schema, name }) => matcher.table(schema, name))) continue;
    logger.warn({ tenantId, table }, 'a row policy fits no table of this database');
  }
}
