import type { CatalogColumn } from '../../../../src/adapter-kit/index.ts';
import type { ColumnRow } from '../catalog/catalog-part.ts';

/** What is known of a column besides its row. */
export interface ColumnFacts {
  /** It is the table's rowid by another name, which SQLite numbers itself. */
  readonly isRowid: boolean;
  readonly enumValues: readonly string[] | null;
  readonly comment: string | null;
}

/** One column of the catalog. */
export function buildColumn(
  [, name, type, notNull, value, , hidden]: ColumnRow,
  { isRowid, enumValues, comment }: ColumnFacts,
): CatalogColumn {
  return {
    name,
    type,
    nullable: notNull === 0 && !isRowid,
    default: value,
    generated: hidden === 2 ? 'virtual' : hidden === 3 ? 'stored' : isRowid ? 'identity' : null,
    enumValues,
    comment,
  };
}
