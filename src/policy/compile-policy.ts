import type { Catalog } from '../ports/catalog.ts';
import type { AccessPolicy } from './access-policy.ts';
import { type PatternMatcher, patternMatcher } from './pattern-matcher.ts';

/** An access policy in terms of one database. */
export interface CompiledPolicy {
  showsTable(schema: string, table: string): boolean;
  showsColumn(schema: string, table: string, column: string): boolean;
  /** Some columns of the table may be hidden, of those that it has or may yet be given. */
  limitsColumns(schema: string, table: string): boolean;
}

/** Patterns that cannot be read deny everything when they deny and allow nothing when they allow. */
export function compilePolicy(
  policy: AccessPolicy,
  { dialect, searchPath }: Pick<Catalog, 'dialect' | 'searchPath'>,
): CompiledPolicy {
  const path = new Set(searchPath);
  const allow = policy.allow?.map((text) =>
    patternMatcher(text, path, dialect === 'postgres' ? 'u' : 'iu', false),
  );
  const deny = (policy.deny ?? []).map((text) => patternMatcher(text, path, 'iu', true));

  function showsTable(schema: string, table: string): boolean {
    const allowed = allow?.some((pattern) => pattern.table(schema, table)) ?? true;
    return allowed && !deny.some((pattern) => pattern.column === null && pattern.table(schema, table));
  }

  return {
    showsTable,
    showsColumn: (schema, table, column) => {
      const fits = (pattern: PatternMatcher) =>
        pattern.table(schema, table) && (pattern.column?.test(column) ?? true);
      return showsTable(schema, table) && (allow?.some(fits) ?? true) && !deny.some(fits);
    },
    limitsColumns: (schema, table) => {
      const here = (pattern: PatternMatcher) => pattern.table(schema, table);
      const wholly = allow?.some((pattern) => pattern.column === null && here(pattern)) ?? true;
      return !wholly || deny.some((pattern) => pattern.column !== null && here(pattern));
    },
  };
}
