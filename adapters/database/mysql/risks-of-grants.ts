/**
 * What grants allow besides reading, a phrase for each kind of place.
 *
 * @param grants lines of SHOW GRANTS, which may hold a password's hash: only rights and the kind of place are taken from them
 */
export function risksOfGrants(grants: readonly string[]): readonly string[] {
  const byPlace = new Map<string, Set<string>>();
  for (const grant of grants) {
    // Names and lists of columns may hold any word.
    const bare = grant.replace(quoted, '`').replace(/\([^)]*\)/g, '');
    const [, rights, kind, place] =
      /^GRANT (.+?) ON (?:(TABLE|PROCEDURE|FUNCTION|PACKAGE BODY|PACKAGE) )?(\S+) TO /.exec(bare) ?? [];
    if (rights === undefined || place === undefined) continue;
    const where = placeName(kind, place);
    const held = byPlace.get(where) ?? new Set();
    byPlace.set(where, held);
    for (const right of rights.split(',').map((part) => part.trim())) {
      if (!harmless.has(right)) held.add(right);
    }
    if (/ WITH .*GRANT OPTION/.test(bare)) held.add('GRANT OPTION');
  }
  return [...byPlace]
    .filter(([, rights]) => rights.size > 0)
    .map(([where, rights]) => `holds ${[...rights].join(', ')} on ${where}`);
}

/** What one needs to read tables and their definitions. Everything else is a risk: lists of rights grow with each release. */
const harmless: ReadonlySet<string> = new Set([
  'USAGE',
  'SELECT',
  'SHOW VIEW',
  'SHOW DATABASES',
  'SHOW_ROUTINE',
  'SHOW CREATE ROUTINE',
]);

const quoted = /`(?:[^`]|``)*`/g;

function placeName(kind: string | undefined, place: string): string {
  if (kind !== undefined && kind !== 'TABLE') return 'single routines';
  if (place === '*.*') return 'the whole server';
  return place.endsWith('.*') ? 'whole databases' : 'single tables';
}
