import type { Catalog, TableName } from '../ports/catalog.ts';
import type { AccessPolicy } from './access-policy.ts';
import { type PatternMatcher, patternMatcher } from './pattern-matcher.ts';

/** An access policy in terms of one database. */
export interface CompiledPolicy {
  showsTable(schema: string, table: string): boolean;
  showsColumn(schema: string, table: string, column: string): boolean;
  /** Some columns of the table may be hidden, of those that it has or may yet be given. */
  limitsColumns(schema: string, table: string): boolean;
}

/**
 * A table that shows the rows of others (partitions, children by inheritance) shows nothing that is denied of them.
 *
 * Patterns that cannot be read deny everything when they deny and allow nothing when they allow.
 */
export function compilePolicy(
  policy: AccessPolicy,
  {
    dialect,
    searchPath,
    tables = [],
  }: Pick<Catalog, 'dialect' | 'searchPath'> & Partial<Pick<Catalog, 'tables'>>,
): CompiledPolicy {
  const path = new Set(searchPath);
  const parents = tables.filter(({ children }) => children !== undefined);
  const children = new Map(
    parents.map((table) => [JSON.stringify([table.schema, table.name]), table.children]),
  );
  const allow = policy.allow?.map((text) =>
    patternMatcher(text, path, dialect === 'postgres' ? 'u' : 'iu', false),
  );
  const deny = (policy.deny ?? []).map((text) => patternMatcher(text, path, 'iu', true));

  function showsTable(schema: string, table: string): boolean {
    const allowed = allow?.some((pattern) => pattern.table(schema, table)) ?? true;
    const denied = ({ schema: inSchema, name }: TableName) =>
      deny.some((pattern) => pattern.column === null && pattern.table(inSchema, name));
    return allowed && !family(schema, table).some(denied);
  }

  /** The table itself and those whose rows it shows. */
  function family(schema: string, table: string): readonly TableName[] {
    return [{ schema, name: table }, ...(children.get(JSON.stringify([schema, table])) ?? [])];
  }

  return {
    showsTable,
    showsColumn: (schema, table, column) => {
      const fits = (pattern: PatternMatcher) =>
        pattern.table(schema, table) && (pattern.column?.test(column) ?? true);
      const denies = (pattern: PatternMatcher) =>
        family(schema, table).some((one) => pattern.table(one.schema, one.name)) &&
        (pattern.column?.test(column) ?? true);
      return showsTable(schema, table) && (allow?.some(fits) ?? true) && !deny.some(denies);
    },
    limitsColumns: (schema, table) => {
      const here = (pattern: PatternMatcher) => pattern.table(schema, table);
      const wholly = allow?.some((pattern) => pattern.column === null && here(pattern)) ?? true;
      const within = (pattern: PatternMatcher) =>
        family(schema, table).some((one) => pattern.table(one.schema, one.name));
      return !wholly || deny.some((pattern) => pattern.column !== null && within(pattern));
    },
  };
}
