import type { GoldSource } from './gold-scope.ts';

/** The catalog's name of the column that a table in FROM calls `name`; `null` when it has none, or is no table of the catalog. */
export function columnOfSource(source: GoldSource, name: string): string | null {
  if (source.table === null) return null;
  const { table, renamed } = source;
  const at = renamed.indexOf(name);
  const column =
    at >= 0 ? table.columns[at] : table.columns.slice(renamed.length).find((one) => one.name === name);
  return column?.name ?? null;
}
