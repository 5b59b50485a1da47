import type { CatalogIndex, KeyConstraint } from '../../../src/adapter-kit/index.ts';
import type { KeyRow } from './catalog-rows.ts';
import { expressionText } from './expression-text.ts';
import type { MysqlServer } from './mysql-server.ts';

export interface TableKeys {
  readonly primaryKey: KeyConstraint | null;
  readonly uniqueConstraints: readonly KeyConstraint[];
  readonly indexes: readonly CatalogIndex[];
}

/**
 * A table's indexes, by name. The engine makes no difference between a unique constraint and a unique index over columns:
 * both are constraints here, and not listed twice. Those over columns that the role may not read are left out.
 */
export function buildKeys(
  rows: readonly KeyRow[],
  readable: ReadonlyMap<string, string>,
  server: MysqlServer,
): TableKeys {
  const keys = Map.groupBy(rows, (row) => row[2]);
  let primaryKey: KeyConstraint | null = null;
  const uniqueConstraints: KeyConstraint[] = [];
  const indexes: CatalogIndex[] = [];
  for (const name of [...keys.keys()].sort()) {
    const parts = (keys.get(name) ?? []).toSorted((a, b) => Number(a[4]) - Number(b[4]));
    const isUnique = parts.every(([, , , nonUnique]) => Number(nonUnique) === 0);
    const isOfColumns = parts.every(([, , , , , column]) => column !== null);
    const columns = parts.map(([, , , , , column, expression]) =>
      column === null
        ? expressionText(expression ?? '', server)
        : (readable.get(column.toLowerCase()) ?? null),
    );
    if (!columns.every((column) => column !== null)) continue;
    if (name === 'PRIMARY') primaryKey = { name, columns };
    else if (isUnique && isOfColumns) uniqueConstraints.push({ name, columns });
    else indexes.push({ name, unique: isUnique, columns, where: null });
  }
  return { primaryKey, uniqueConstraints, indexes };
}
