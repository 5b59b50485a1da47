import type { Dialect } from '../../ports/dialect.ts';
import type { BindableTable } from './binding.ts';

export interface TableIndexOptions {
  readonly dialect: Dialect;
  readonly catalog: string | null;
  readonly schema: string | null;
}

/** Finds a table by a path of one to three names, folded; of several, the one in the default schema and catalog. */
export function createTableIndex<Table extends BindableTable>(
  tables: readonly Table[],
  { dialect, catalog, schema }: TableIndexOptions,
): (path: readonly string[]) => Table | null {
  const fold = (name: string) => (dialect === 'postgres' ? name : name.toLowerCase());
  const byName = Map.groupBy(tables, ({ name }) => fold(name));
  const isIn = (table: Table, wantedCatalog: string | null, wantedSchema: string | null) =>
    (wantedSchema === null || table.schema === null || fold(table.schema) === fold(wantedSchema)) &&
    (wantedCatalog === null || table.catalog === null || fold(table.catalog) === fold(wantedCatalog));
  return (path) => {
    const [name, ownSchema, ownCatalog] = path.toReversed();
    const named = byName.get(name ?? '') ?? [];
    const candidates = named.filter((table) => isIn(table, ownCatalog ?? null, ownSchema ?? null));
    if (candidates.length < 2) return candidates[0] ?? null;
    const near = candidates.filter((table) => isIn(table, ownCatalog ?? catalog, ownSchema ?? schema));
    return near.length === 1 ? (near[0] ?? null) : null;
  };
}
