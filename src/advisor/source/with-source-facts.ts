import type { Analysis, SourceTable, TableName } from '../analysis/analysis.ts';
import type { SourceFacts } from './source-facts.ts';

/**
 * The analysis with what the source told of its tables. A key that the source declares counts as a unique key, beside those of the DDL; the new
 * tables are declared as the DDL declares them.
 */
export function withSourceFacts(analysis: Analysis, { tables, keys }: SourceFacts): Analysis {
  if (tables.length === 0 && keys.length === 0) return analysis;
  const statistics = new Map(tables.map((told) => [keyOf(told.table), told.statistics]));
  const declared = Map.groupBy(keys, ({ table }) => keyOf(table));
  return {
    ...analysis,
    tables: analysis.tables.map((table) => ({
      ...table,
      statistics: statistics.get(keyOf(table)) ?? table.statistics,
      uniqueKeys: [
        ...table.uniqueKeys,
        ...(declared.get(keyOf(table)) ?? []).flatMap(({ columns }) => newKey(table, columns) ?? []),
      ],
    })),
  };
}

/** The key in the spelling of the DDL; `null` where that declares it, or lacks one of its columns. */
function newKey({ columns, primaryKey, uniqueKeys }: SourceTable, key: readonly string[]): string[][] | null {
  const own = key.flatMap(
    (name) => columns.find((column) => column.name.toLowerCase() === name.toLowerCase())?.name ?? [],
  );
  const same = (other: readonly string[]): boolean =>
    other.length === own.length && own.every((name) => other.includes(name));
  const isKnown = [...(primaryKey ? [primaryKey] : []), ...uniqueKeys].some(same);
  return own.length === key.length && !isKnown ? [own] : null;
}

function keyOf({ catalog, schema, name }: TableName): string {
  return JSON.stringify([catalog, schema, name]);
}
