import type { Catalog, CatalogTable } from '../../ports/catalog.ts';
import type { Analysis, TableName } from '../analysis/analysis.ts';
import type { SourceFacts } from './source-facts.ts';

/** The primary and unique keys that the source declares, and so enforces, of the tables of the analysis. */
export function readKeys({ tables }: Analysis, catalog: Catalog): SourceFacts['keys'] {
  return tables.flatMap(({ catalog: own, schema, name }) => {
    const table = { catalog: own, schema, name };
    const found = tableOf(catalog, table);
    const keys = found ? [...(found.primaryKey ? [found.primaryKey] : []), ...found.uniqueConstraints] : [];
    return keys.flatMap(({ columns }) => (columns.length > 0 ? [{ table, columns }] : []));
  });
}

/** The one table of that name; `null` where there are several, or it shows rows of others, which its keys say nothing of. */
function tableOf({ tables, searchPath }: Catalog, { schema, name }: TableName): CatalogTable | null {
  const schemas = schema === null ? searchPath : [schema];
  const found = tables.filter(
    (table) => sameName(table.name, name) && schemas.some((candidate) => sameName(candidate, table.schema)),
  );
  const [table, ...others] = found;
  if (!table || others.length > 0) return null;
  return table.kind === 'table' && (table.children ?? []).length > 0 ? null : table;
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
