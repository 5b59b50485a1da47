import type { CheckConstraint, ForeignKey, KeyConstraint } from '../../../src/adapter-kit/index.ts';
import type { ColumnsByNumber } from './build-columns.ts';
import type { CatalogRows } from './catalog-rows.ts';

export interface TableConstraints {
  primaryKey: KeyConstraint | null;
  readonly uniqueConstraints: KeyConstraint[];
  readonly foreignKeys: ForeignKey[];
  readonly checkConstraints: CheckConstraint[];
}

/** Constraints by the table's oid, each kind by name. One through a column that the role may not read is left out. */
export function buildConstraints(
  rows: CatalogRows,
  columns: ReadonlyMap<string, ColumnsByNumber>,
): ReadonlyMap<string, TableConstraints> {
  const names = new Map(rows.relations.map(([oid, schema, table]) => [oid, { schema, table }]));
  const byTable = new Map<string, TableConstraints>();
  const byName = [...rows.constraints].sort((a, b) => (a[1] < b[1] ? -1 : 1));
  for (const [table, name, type, key, otherTable, otherKey, , expression] of byName) {
    const keyColumns = columnNames(columns.get(table), key);
    if (!names.has(table) || keyColumns === null) continue;
    const constraints = byTable.get(table) ?? emptyConstraints();
    byTable.set(table, constraints);
    if (type === 'c') constraints.checkConstraints.push({ name, expression: expression ?? '' });
    if (type === 'p') constraints.primaryKey = { name, columns: keyColumns };
    if (type === 'u') constraints.uniqueConstraints.push({ name, columns: keyColumns });
    const other = names.get(otherTable);
    const otherColumns = columnNames(columns.get(otherTable), otherKey);
    if (type === 'f' && other && otherColumns) {
      constraints.foreignKeys.push({
        name,
        columns: keyColumns,
        references: { ...other, columns: otherColumns },
      });
    }
  }
  return byTable;
}

function emptyConstraints(): TableConstraints {
  return { primaryKey: null, uniqueConstraints: [], foreignKeys: [], checkConstraints: [] };
}

/** A check that speaks of no column has no key. */
function columnNames(columns: ColumnsByNumber | undefined, keyJson: string | null): readonly string[] | null {
  const numbers: readonly number[] = keyJson === null ? [] : JSON.parse(keyJson);
  const names = numbers.map((number) => columns?.get(String(number))?.name);
  return names.every((name) => name !== undefined) ? names : null;
}
