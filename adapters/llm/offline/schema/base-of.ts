import type { SchemaEdge, SchemaTable } from './schema-model.ts';

/**
 * The table whose rows a table's rows are too, where they have no name of their own: fencers whose key refers to
 * people, players with a key to the person they are. `null` when there is none.
 */
export function baseOf(table: SchemaTable, edges: readonly SchemaEdge[]): SchemaTable | null {
  if (hasName(table)) return null;
  const bases = edges.filter(
    ({ from, to, fromColumns: [column, ...rest] }) =>
      from === table &&
      to !== table &&
      rest.length === 0 &&
      hasName(to) &&
      ((table.key.length === 1 && column === table.key[0]) || to.words.join() === 'person'),
  );
  return bases.length === 1 ? (bases[0]?.to ?? null) : null;
}

function hasName(table: SchemaTable): boolean {
  return table.columns.some(
    ({ words, isForeignKey }) => !isForeignKey && (words.includes('nam') || words.includes('titl')),
  );
}
