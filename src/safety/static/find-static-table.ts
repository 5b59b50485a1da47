import type { CompiledPolicy } from '../../policy/compile-policy.ts';
import type { CatalogTable } from '../../ports/catalog.ts';
import type { CatalogIndex } from '../catalog-index.ts';

/**
 * The catalog's table that a name's parts mean, whatever their case: `table`, `schema.table`, `database.table` or
 * `database.schema.table`; `null` when there is none, and when the policy may hide one of that name in a schema that comes first.
 */
export function findStaticTable(
  parts: readonly string[],
  catalog: CatalogIndex,
  policy: CompiledPolicy | null,
): CatalogTable | null {
  const name = (parts.at(-1) ?? '').toLowerCase();
  const schema = parts.at(-2)?.toLowerCase();
  const named = [...catalog.tables.values()].filter((table) => table.name.toLowerCase() === name);
  const inSchema = named.find((table) => table.schema.toLowerCase() === schema);
  if (schema !== undefined && inSchema !== undefined) return inSchema;
  const isDatabase = catalog.namesDatabases && schema === catalog.databaseName.toLowerCase();
  if (schema !== undefined && (parts.length > 2 || !isDatabase)) return null;
  for (const candidate of catalog.searchPath) {
    const table = named.find((entry) => entry.schema.toLowerCase() === candidate.toLowerCase());
    if (table !== undefined) return table;
    if (policy !== null && !policy.showsTable(candidate, name)) return null;
  }
  return null;
}
