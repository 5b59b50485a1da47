import { tableKey } from '../catalog/table-key.ts';
import type { SchemaContext } from '../ports/schema-context.ts';
import type { Gold, GoldName } from './gold.ts';

/** What retrieval left out of what a question needs. */
export interface Missing {
  /** `schema.table`. */
  readonly tables: readonly string[];
  /** `schema.table.column`. */
  readonly columns: readonly string[];
}

/** Compares what is shown for a question with what its SQL reads. */
export function compareContext(gold: Gold, { tables }: Pick<SchemaContext, 'tables'>): Missing {
  const shownTables = new Set<string>();
  const shownColumns = new Set<string>();
  for (const { schema, name, columns } of tables) {
    const table = tableKey(schema, name);
    shownTables.add(table);
    for (const column of columns) shownColumns.add(`${table}.${column.name}`);
  }
  return { tables: notShown(gold.tables, shownTables), columns: notShown(gold.columns, shownColumns) };
}

function notShown(names: readonly GoldName[], shown: ReadonlySet<string>): readonly string[] {
  return names
    .filter((choices) => !choices.some((choice) => shown.has(choice)))
    .map((choices) => choices[0] ?? '');
}
