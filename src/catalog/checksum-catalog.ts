import type { Catalog, CatalogTable } from '../ports/catalog.ts';
import type { Json } from '../ports/json.ts';
import { blake3Hex } from '../shared/blake3-hex.ts';
import { canonicalJson } from '../shared/canonical-json.ts';

/**
 * BLAKE3 (hex) of the catalog's canonical JSON. The order in which tables, columns, keys and indexes are listed does not
 * matter, nor do row estimates and the server's version, which change on their own; everything else does, comments
 * included.
 */
export function checksumCatalog(catalog: Catalog): string {
  const { serverVersion: _version, tables, ...rest } = catalog;
  return blake3Hex(canonicalJson({ ...rest, tables: sortedByText(tables.map(canonicalTable)) }));
}

function canonicalTable(table: CatalogTable): Json {
  const { rowEstimate: _estimate, ...rest } = table;
  const { columns, uniqueConstraints, foreignKeys, checkConstraints, indexes } = rest;
  return {
    ...rest,
    columns: sortedByText(columns.map((column) => ({ ...column }))),
    uniqueConstraints: sortedByText(uniqueConstraints.map((constraint) => ({ ...constraint }))),
    foreignKeys: sortedByText(foreignKeys.map((key) => ({ ...key }))),
    checkConstraints: sortedByText(checkConstraints.map((constraint) => ({ ...constraint }))),
    indexes: sortedByText(indexes.map((index) => ({ ...index }))),
    primaryKey: rest.primaryKey ? { ...rest.primaryKey } : null,
  };
}

function sortedByText(values: readonly Json[]): readonly Json[] {
  if (values.length < 2) return values;
  const keyed = values.map((value) => ({ text: canonicalJson(value), value }));
  return keyed.sort((a, b) => (a.text < b.text ? -1 : 1)).map(({ value }) => value);
}
