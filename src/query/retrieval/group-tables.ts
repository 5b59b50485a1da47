import type { CatalogTable } from '../../ports/catalog.ts';

export interface TableGroups {
  /** Table → the first table of its group. */
  readonly leaderOf: Uint32Array;
  readonly membersOf: ReadonlyMap<number, readonly number[]>;
}

/**
 * Finds series of tables: one schema, the same columns of the same types, names that differ only in their numbers (`events_20240101`,
 * `events_20240102`; `sales`, `sales_2`). They are ranked and shown as one. Tables with foreign keys stay alone.
 */
export function groupTables(tables: readonly CatalogTable[]): TableGroups {
  const leaders = new Map<string, number>();
  const membersOf = new Map<number, number[]>();
  const leaderOf = new Uint32Array(tables.length);
  for (const [at, table] of tables.entries()) {
    const leader = table.foreignKeys.length > 0 ? at : firstOf(leaders, seriesOf(table), at);
    leaderOf[at] = leader;
    const members = membersOf.get(leader);
    if (members) members.push(at);
    else membersOf.set(leader, [at]);
  }
  return { leaderOf, membersOf };
}

function firstOf(leaders: Map<string, number>, series: string, at: number): number {
  const known = leaders.get(series);
  if (known !== undefined) return known;
  leaders.set(series, at);
  return at;
}

function seriesOf({ schema, name, columns }: CatalogTable): string {
  const stem = name.replace(/[\W_]*\d+/g, '').toLowerCase();
  const shape = columns.map((column) => `${column.name} ${column.type}`).sort();
  return `${schema}\0${stem}\0${shape.join('\0')}`;
}
