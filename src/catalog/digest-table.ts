import { hash } from 'node:crypto';
import type { CatalogColumn, CatalogTable } from '../ports/catalog.ts';

const digests = new WeakMap<CatalogTable, string>();

/**
 * SHA-256 (base64url) of a table as a catalog describes it. The order in which columns, keys and indexes are listed does not matter, nor
 * do the row estimate and the mark; everything else does, comments included. Computed once a table object.
 */
export function digestTable(table: CatalogTable): string {
  const known = digests.get(table);
  if (known !== undefined) return known;
  const digest = hash('sha256', tableText(table), 'base64url');
  digests.set(table, digest);
  return digest;
}

/** Lists of values in a fixed order: writing objects with sorted keys takes five times as long. */
function tableText(table: CatalogTable): string {
  const { schema, name, kind, comment, columns, primaryKey } = table;
  return JSON.stringify([
    schema,
    name,
    kind,
    comment,
    primaryKey && [primaryKey.name, primaryKey.columns],
    sorted(columns.map(columnText)),
    sorted(table.uniqueConstraints.map((key) => JSON.stringify([key.name, key.columns]))),
    sorted(
      table.foreignKeys.map(({ name: keyName, columns: from, references: to }) =>
        JSON.stringify([keyName, from, to.schema, to.table, to.columns]),
      ),
    ),
    sorted(table.checkConstraints.map((check) => JSON.stringify([check.name, check.expression]))),
    sorted(
      table.indexes.map((index) => JSON.stringify([index.name, index.unique, index.columns, index.where])),
    ),
    // Row policies go by them.
    ...(table.children
      ? [sorted(table.children.map((child) => JSON.stringify([child.schema, child.name])))]
      : []),
  ]);
}

function columnText(column: CatalogColumn): string {
  const { name, type, nullable, default: value, generated, enumValues, comment } = column;
  return JSON.stringify([name, type, nullable, value, generated, enumValues, comment]);
}

function sorted(texts: string[]): readonly string[] {
  return texts.sort();
}
