import type { Catalog } from '../ports/catalog.ts';
import type { ContextRelation } from '../ports/schema-context.ts';
import { inferForeignKeys } from './infer-foreign-keys.ts';
import { tableKey } from './table-key.ts';

const described = new WeakMap<Catalog, readonly ContextRelation[]>();

/**
 * Every key along which two of the catalog's tables can be joined: the declared ones, each once, then those inferred from names, types
 * and keys. Keys that point to a table outside the catalog are left out. Computed once a catalog object.
 */
export function describeRelations(catalog: Catalog): readonly ContextRelation[] {
  const known = described.get(catalog);
  if (known) return known;
  const declared = declaredRelations(catalog);
  const relations = [...declared, ...inferForeignKeys(catalog, declared)];
  described.set(catalog, relations);
  return relations;
}

function declaredRelations(catalog: Catalog): readonly ContextRelation[] {
  const tables = new Set(catalog.tables.map((table) => tableKey(table.schema, table.name)));
  const relations = new Map<string, ContextRelation>();
  for (const { schema, name, foreignKeys } of catalog.tables) {
    for (const { columns, references } of foreignKeys) {
      if (!tables.has(tableKey(references.schema, references.table))) continue;
      const relation = { from: { schema, table: name, columns }, to: references, inferred: false };
      relations.set(JSON.stringify(relation), relation);
    }
  }
  return [...relations.values()];
}
