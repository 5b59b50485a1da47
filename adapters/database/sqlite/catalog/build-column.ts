import type { CatalogColumn } from '../../../../src/adapter-kit/index.ts';
import type { CreateTableFacts } from '../ddl/parse-create-table.ts';
import { primaryKeyOf } from './primary-key-of.ts';
import type { ColumnRow } from './read-columns.ts';
import type { TableFacts } from './table-facts.ts';

/** One column of the catalog; `written` is what the CREATE statement adds. */
export function buildColumn(column: ColumnRow, facts: TableFacts, written: CreateTableFacts): CatalogColumn {
  const key = column.name.toLowerCase();
  const numbered = isRowid(column, facts);
  return {
    name: column.name,
    type: column.type,
    nullable: !column.notNull && !numbered,
    default: column.default,
    generated: column.generated ?? (numbered ? 'identity' : null),
    enumValues: written.enumValues.get(key) ?? null,
    comment: written.columnComments.get(key) ?? null,
  };
}

/**
 * Whether the column is the table's rowid by another name, which SQLite numbers itself: an INTEGER PRIMARY KEY for which it made no index
 * (https://sqlite.org/lang_createtable.html#rowid).
 */
function isRowid(column: ColumnRow, { table, columns, indexes }: TableFacts): boolean {
  return (
    table.type === 'table' &&
    !table.withoutRowid &&
    column.keyPlace > 0 &&
    column.type.toUpperCase() === 'INTEGER' &&
    primaryKeyOf(columns).length === 1 &&
    !indexes.some((index) => index.origin === 'pk')
  );
}
