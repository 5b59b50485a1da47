import type { ForeignKey } from '../../../../src/adapter-kit/index.ts';
import { foldName } from './fold-name.ts';
import { primaryKeyOf } from './primary-key-of.ts';
import type { ForeignKeyRow } from './read-foreign-keys.ts';
import type { FarTable } from './table-facts.ts';

/**
 * A key whose far end is spelled as the target spells it, without regard to case as SQLite compares names; `null` when the target, or a
 * column of it, does not exist: SQLite lets such keys be declared.
 */
export function resolveForeignKey(
  key: ForeignKeyRow,
  far: ReadonlyMap<string, FarTable>,
): Omit<ForeignKey, 'name'> | null {
  const target = far.get(foldName(key.target));
  if (target === undefined) return null;
  const declared = key.targetColumns ?? primaryKeyOf(target.columns);
  const columns = declared.flatMap((name) => spelled(target, name) ?? []);
  if (columns.length !== key.columns.length) return null;
  return { columns: key.columns, references: { schema: 'main', table: target.table.name, columns } };
}

function spelled({ columns }: FarTable, name: string): string | undefined {
  const folded = foldName(name);
  return columns.find((column) => column.name === name || foldName(column.name) === folded)?.name;
}
