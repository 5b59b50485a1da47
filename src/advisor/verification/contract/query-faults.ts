import type { Syntax } from '../../syntax/syntax.ts';
import type { ContractSubject } from './contract-subject.ts';
import { pathFaults } from './path-faults.ts';
import { readStatement } from './read-statement.ts';

const kinds = ['select', 'union', 'intersect', 'except', 'subquery', 'values'];

/** Every query that came in comes back once and reads the new tables alone; one that was broken as given comes back as it was. */
export function queryFaults(
  syntax: Syntax,
  { rendered, analysis }: ContractSubject,
  made: ReadonlySet<string>,
): readonly string[] {
  const { dialect } = analysis;
  const given = new Map(analysis.queries.map((query) => [query.id, query]));
  const seen = new Set<string>();
  const faults = rendered.queries.flatMap(({ queryid, query }): readonly string[] => {
    const at = `Query ${queryid}`;
    const source = given.get(queryid);
    if (!source) return [`${at} is not one that came in.`];
    if (seen.has(queryid)) return [`${at} comes back more than once.`];
    seen.add(queryid);
    if (source.sql === null)
      return query === source.text ? [] : [`${at}, which cannot be read, was changed.`];
    const { tree, faults } = readStatement(syntax, query, { dialect, kinds, at });
    return tree === null ? faults : pathFaults(tree, { allowed: made, dialect, at });
  });
  const missing = [...given.keys()]
    .filter((id) => !seen.has(id))
    .map((id) => `Query ${id} does not come back.`);
  return [...faults, ...missing];
}
