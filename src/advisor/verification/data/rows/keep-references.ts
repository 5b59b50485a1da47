import type { SourceTable } from '../../../analysis/analysis.ts';
import type { Random } from '../create-random.ts';
import { indexOfColumn } from './index-of-column.ts';
import type { TableDraft } from './table-draft.ts';

/** Gives rows that refer to nothing something to refer to. */
export function keepReferences(draft: TableDraft, drafts: readonly TableDraft[], random: Random): void {
  for (const { columns, references } of draft.table.foreignKeys) {
    const parent = drafts.find(({ table }) => sameTable(table, references));
    if (!parent) continue;
    const own = columns.map((column) => indexOfColumn(draft.table, column));
    const other = references.columns.map((column) => indexOfColumn(parent.table, column));
    for (const row of draft.rows) {
      const met = parent.rows.some((candidate) =>
        own.every((index, place) => row[index] === candidate[other[place] ?? -1]),
      );
      if (met || own.some((index) => row[index] === null)) continue;
      const target = random.pick(parent.rows);
      for (const [place, index] of own.entries()) row[index] = target?.[other[place] ?? -1] ?? null;
    }
  }
}

function sameTable(
  table: SourceTable,
  name: { readonly schema: string | null; readonly name: string },
): boolean {
  return (
    table.name.toLowerCase() === name.name.toLowerCase() &&
    (name.schema === null || table.schema?.toLowerCase() === name.schema.toLowerCase())
  );
}
