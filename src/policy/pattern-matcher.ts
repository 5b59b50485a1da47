import { parsePattern } from './parse-pattern.ts';

/** A pattern made ready for one database. */
export interface PatternMatcher {
  readonly table: (schema: string, table: string) => boolean;
  /** `null` for a pattern of whole tables. */
  readonly column: RegExp | null;
}

/**
 * @param path schemas that a pattern without one is about
 * @param flags of the expressions that names are matched with
 * @param whenUnreadable what a pattern that cannot be read says of every table
 */
export function patternMatcher(
  text: string,
  path: ReadonlySet<string>,
  flags: string,
  whenUnreadable: boolean,
): PatternMatcher {
  const pattern = parsePattern(text);
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
  const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const source = part.startsWith('"')
    ? escaped(part.slice(1, -1).replaceAll('""', '"'))
    : part.split('*').map(escaped).join('[^]*');
  return new RegExp(`^${source}$`, flags);
}
