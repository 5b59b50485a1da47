import type { CatalogTable } from '../../ports/catalog.ts';

/** How many tables a part holds on average, and at most. */
const usual = 32;
const most = 128;

/**
 * The tables in runs of about 32, in their order. Where a run ends is up to the name of its last table, so that a table that comes or goes
 * leaves all other runs as they are.
 */
export function* cutTables(tables: readonly CatalogTable[]): Generator<readonly CatalogTable[]> {
  let run: CatalogTable[] = [];
  for (const table of tables) {
    run.push(table);
    if (run.length < most && !endsRun(table)) continue;
    yield run;
    run = [];
  }
  if (run.length > 0) yield run;
}

/** By 32-bit FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), whose high bits are the mixed ones. */
function endsRun({ schema, name }: CatalogTable): boolean {
  let hash = 0x811c9dc5;
  for (const text of [schema, name]) {
    for (let index = 0; index < text.length; index += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    }
  }
  return (hash >>> 8) % usual === 0;
}
