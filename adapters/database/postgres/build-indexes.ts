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
  const ofConstraints = new Set(
    rows.constraints.filter(([, , type]) => type === 'p' || type === 'u').map((row) => row[6]),
  );
  const whole = new Map(rows.relations.map((row) => [row[0], row[6] === 't']));
  const byTable = new Map<string, CatalogIndex[]>();
  const byName = [...rows.indexes].sort((a, b) => ((a[2] ?? '') < (b[2] ?? '') ? -1 : 1));
  for (const [table, oid, name, unique, key, keySize, expressions, where = null] of byName) {
    const isWhole = whole.get(table ?? '');
    if (isWhole === undefined || ofConstraints.has(oid)) continue;
    // An expression or a condition may speak of any column.
    if (!isWhole && (expressions !== null || where !== null)) continue;
    const texts: Readonly<Record<string, string>> = JSON.parse(expressions ?? '{}');
    const numbers: readonly number[] = JSON.parse(key ?? '[]').slice(0, Number(keySize));
    const names = numbers.map((number, position) =>
      number === 0 ? texts[position + 1] : columns.get(table ?? '')?.get(String(number))?.name,
    );
    if (!names.every((text) => text !== undefined)) continue;
    const indexes = byTable.get(table ?? '') ?? [];
    byTable.set(table ?? '', indexes);
    indexes.push({ name: name ?? '', unique: unique === 't', columns: names, where });
  }
  return byTable;
}
