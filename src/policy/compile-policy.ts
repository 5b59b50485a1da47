import type { Catalog } from '../ports/catalog.ts';
import type { AccessPolicy } from './access-policy.ts';
import { type Pattern, parsePattern } from './parse-pattern.ts';

/** An access policy in terms of one database. */
export interface CompiledPolicy {
  showsTable(schema: string, table: string): boolean;
  showsColumn(schema: string, table: string, column: string): boolean;
  /** Some columns of the table may be hidden, of those that it has or may yet be given. */
  limitsColumns(schema: string, table: string): boolean;
}

interface Matcher {
  readonly table: (schema: string, table: string) => boolean;
  /** `null` for a pattern of whole tables. */
  readonly column: RegExp | null;
}

/** Patterns that cannot be read deny everything when they deny and allow nothing when they allow. */
export function compilePolicy(
  policy: AccessPolicy,
  { dialect, searchPath }: Pick<Catalog, 'dialect' | 'searchPath'>,
): CompiledPolicy {
  const path = new Set(searchPath);
  const allow = policy.allow?.map((text) => matcher(text, path, dialect === 'postgres' ? 'u' : 'iu', false));
  const deny = (policy.deny ?? []).map((text) => matcher(text, path, 'iu', true));

  function showsTable(schema: string, table: string): boolean {
    const allowed = allow?.some((pattern) => pattern.table(schema, table)) ?? true;
    return allowed && !deny.some((pattern) => pattern.column === null && pattern.table(schema, table));
  }

  return {
    showsTable,
    showsColumn: (schema, table, column) => {
      const fits = (pattern: Matcher) =>
        pattern.table(schema, table) && (pattern.column?.test(column) ?? true);
      return showsTable(schema, table) && (allow?.some(fits) ?? true) && !deny.some(fits);
    },
    limitsColumns: (schema, table) => {
      const here = (pattern: Matcher) => pattern.table(schema, table);
      const wholly = allow?.some((pattern) => pattern.column === null && here(pattern)) ?? true;
      return !wholly || deny.some((pattern) => pattern.column !== null && here(pattern));
    },
  };
}

function matcher(text: string, path: ReadonlySet<string>, flags: string, whenUnreadable: boolean): Matcher {
  const pattern: Pattern | null = parsePattern(text);
  if (pattern === null) return { table: () => whenUnreadable, column: null };
  const schema = pattern.schema === null ? null : toRegExp(pattern.schema, flags);
  const table = toRegExp(pattern.table, flags);
  return {
    table: (inSchema, name) =>
      (schema === null ? path.has(inSchema) : schema.test(inSchema)) && table.test(name),
    column: pattern.column === null ? null : toRegExp(pattern.column, flags),
  };
}

function toRegExp(part: string, flags: string): RegExp {
  const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  const source = part.startsWith('"')
    ? escaped(part.slice(1, -1).replaceAll('""', '"'))
    : part.split('*').map(escaped).join('[^]*');
  return new RegExp(`^${source}$`, flags);
}
