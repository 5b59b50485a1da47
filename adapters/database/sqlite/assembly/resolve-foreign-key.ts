import type { CatalogTable, ForeignKey } from '../../../../src/adapter-kit/index.ts';
import type { DeclaredKey } from './build-table.ts';
import { foldName } from './fold-name.ts';

/** What a foreign key has to know of the table at its far end. */
export type FarTable = Pick<CatalogTable, 'name' | 'columns' | 'primaryKey'>;

/**
 * A key whose far end is spelled as the target spells it, without regard to case as SQLite compares names; `null` when the target, or a
 * column of it, does not exist: SQLite lets such keys be declared.
 */
export function resolveForeignKey(
  { name, target: targetName, columns, targetColumns }: DeclaredKey,
  far: ReadonlyMap<string, FarTable>,
): ForeignKey | null {
  const target = far.get(foldName(targetName));
  if (target === undefined) return null;
  const declared = targetColumns ?? target.primaryKey?.columns ?? [];
  const found = declared.flatMap((column) => spelled(target, column) ?? []);
  if (found.length !== columns.length) return null;
  return { columns, references: { schema: 'main', table: target.name, columns: found }, name };
}

function spelled({ columns }: FarTable, name: string): string | undefined {
  const folded = foldName(name);
  return columns.find((column) => column.name === name || foldName(column.name) === folded)?.name;
}
