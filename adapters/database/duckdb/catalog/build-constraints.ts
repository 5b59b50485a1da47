import type { CatalogTable } from '../../../../src/adapter-kit/index.ts';
import type { ConstraintRow } from './catalog-rows.ts';

/** One table's keys and checks. DuckDB lets a foreign key refer to tables of its own schema only. */
export function buildConstraints(
  rows: readonly ConstraintRow[],
): Pick<CatalogTable, 'primaryKey' | 'uniqueConstraints' | 'foreignKeys' | 'checkConstraints'> {
  const ofType = (wanted: string): readonly ConstraintRow[] => rows.filter(([, , type]) => type === wanted);
  const keys = (wanted: string) => ofType(wanted).map(([, , , name, columns]) => ({ name, columns }));
  return {
    primaryKey: keys('PRIMARY KEY')[0] ?? null,
    uniqueConstraints: keys('UNIQUE'),
    foreignKeys: ofType('FOREIGN KEY').map(([schema, , , name, columns, , table, referenced]) => ({
      name,
      columns,
      references: { schema, table: table ?? '', columns: referenced },
    })),
    checkConstraints: ofType('CHECK').map(([, , , name, , expression]) => ({
      name,
      expression: expression ?? '',
    })),
  };
}
