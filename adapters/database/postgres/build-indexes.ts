import type { CatalogIndex } from '../../../src/adapter-kit/index.ts';
import type { ColumnsByNumber } from './build-columns.ts';
import type { CatalogRows } from './catalog-rows.ts';

/**
 * Indexes by the table's oid, by name, without those that a primary key or unique constraint brings along and those over
 * columns that the role may not read.
 */
export function buildIndexes(
  rows: CatalogRows,
  columns: ReadonlyMap<string, ColumnsByNumber>,
): ReadonlyMap<string, readonly CatalogIndex[]> {
  const keys = rows.constraints.filter(([, , type]) => type === 'p' || type === 'u');
  const indexesOfKeys = new Set(keys.map(([, , , , , , index]) => index));
  const isWhole = new Map(rows.relations.map((row) => [row[0], row[6] === 't']));
  const byTable = new Map<string, CatalogIndex[]>();
  const byName = [...rows.indexes].sort((a, b) => (a[2] < b[2] ? -1 : 1));
  for (const [table, oid, name, unique, keyJson, keySize, expressionsJson, where] of byName) {
    if (!isWhole.has(table) || indexesOfKeys.has(oid)) continue;
    // An expression or a condition may speak of any column.
    if (!isWhole.get(table) && (expressionsJson !== null || where !== null)) continue;
    const expressions: Readonly<Record<string, string>> = JSON.parse(expressionsJson ?? '{}');
    const numbers: readonly number[] = JSON.parse(keyJson).slice(0, Number(keySize));
    const texts = numbers.map((number, position) =>
      number === 0 ? expressions[position + 1] : columns.get(table)?.get(String(number))?.name,
    );
    if (!texts.every((text) => text !== undefined)) continue;
    const indexes = byTable.get(table) ?? [];
    byTable.set(table, indexes);
    indexes.push({ name, unique: unique === 't', columns: texts, where });
  }
  return byTable;
}
