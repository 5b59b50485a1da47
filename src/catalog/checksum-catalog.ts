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
  return blake3Hex(objectText({ ...textsOf(rest), tables: listText(tables.map(tableText)) }));
}

function tableText(table: CatalogTable): string {
  const { rowEstimate: _estimate, columns, uniqueConstraints, foreignKeys, ...rest } = table;
  const { checkConstraints, indexes, ...properties } = rest;
  const unordered = { columns, uniqueConstraints, foreignKeys, checkConstraints, indexes };
  const lists = Object.entries(unordered).map(([name, items]) => [name, listText(items.map(textOf))]);
  return objectText({ ...textsOf(properties), ...Object.fromEntries(lists) });
}

function textsOf(properties: object): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, textOf(value)]));
}

function textOf(value: unknown): string {
  return canonicalJson(value as Json);
}

/** Sorted by their text: each item is serialised once, for sorting and hashing alike. */
function listText(items: readonly string[]): string {
  return `[${[...items].sort().join(',')}]`;
}

function objectText(texts: Readonly<Record<string, string>>): string {
  const names = Object.keys(texts).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${texts[name]}`).join(',')}}`;
}
