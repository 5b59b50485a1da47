import type { Finding } from './finding.ts';
import { hiddenBy } from './hidden-by.ts';
import { refuse } from './refuse.ts';
import type { Scope, Source } from './scope.ts';
import type { SyntaxNode } from './syntax-node.ts';

/**
 * Refuses a reference that may read a column which the policy hides: by its name, by a star, or by a whole row. What a name means is
 * decided against the reader: a column of that name in any query around counts, since the one nearer by may have been dropped.
 *
 * @param names the reference's parts; a star is the empty one
 */
export function checkHidden(names: readonly string[], body: SyntaxNode, scope: Scope): Finding | null {
  const last = names.at(-1) ?? '';
  const qualifier = names.at(-2);
  if (qualifier !== undefined) {
    const hides = hiddenBy(sourcesNamed(qualifier, scope));
    if (hides === null) return null;
    if (last === '') return refuseWhole(body, `${qualifier}.*`);
    return hides(last) ? refuseColumn(body, last) : null;
  }
  if (last === '') return hiddenBy(scope.sources.values()) === null ? null : refuseWhole(body, '*');
  if (hiddenBy(sourcesNamed(last, scope)) !== null) return refuseWhole(body, last);
  if (hiddenBy(allSources(scope))?.(last) !== true) return null;
  const elsewhere = [...allSources(scope)].some(({ columns, hides }) => columns?.has(last) && !hides?.(last));
  if (!elsewhere) return refuseColumn(body, last);
  const message = `"${last}" may not be read from every table here. Put the table's name before it.`;
  return refuse('column_policy', body, message);
}

function refuseWhole(body: SyntaxNode, spelled: string): Finding {
  const message = `Some columns here may not be read, so ${spelled} may not be used. Name the columns one by one.`;
  return refuse('column_policy', body, message);
}

/** In the words for a column that does not exist. */
function refuseColumn(body: SyntaxNode, name: string): Finding {
  return refuse(
    'unknown_column',
    body,
    `There is no column "${name}" here. Use a column that the table has.`,
    name,
  );
}

function* sourcesNamed(name: string, scope: Scope): Iterable<Source> {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const source = at.sources.get(name);
    if (source !== undefined) yield source;
  }
}

function* allSources(scope: Scope): Iterable<Source> {
  for (let at: Scope | null = scope; at !== null; at = at.parent) yield* at.sources.values();
}
