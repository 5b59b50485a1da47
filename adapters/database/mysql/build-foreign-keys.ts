import type { ForeignKey } from '../../../src/adapter-kit/index.ts';
import type { ReferenceRow } from './catalog-rows.ts';

export interface ReferencedTable {
  readonly schema: string;
  readonly table: string;
  /** Readable columns by their name in lower case. */
  readonly names: ReadonlyMap<string, string>;
}

/** A table's foreign keys, by name. One that leaves the catalog, at either end, is left out. */
export function buildForeignKeys(
  rows: readonly ReferenceRow[],
  readable: ReadonlyMap<string, string>,
  findTable: (schema: string, table: string) => ReferencedTable | null,
): readonly ForeignKey[] {
  const keys: ForeignKey[] = [];
  for (const [name, parts] of Map.groupBy(rows, ([, , constraint]) => constraint)) {
    const pairs = parts.toSorted((a, b) => Number(a[3]) - Number(b[3]));
    const [, , , , , otherSchema, otherTable] = pairs[0] ?? [];
    const other = findTable(otherSchema ?? '', otherTable ?? '');
    const columns = pairs.map((pair) => readable.get(pair[4].toLowerCase()));
    const otherColumns = pairs.map((pair) => other?.names.get(pair[7].toLowerCase()));
    if (!other || !columns.every(isText) || !otherColumns.every(isText)) continue;
    const { schema, table } = other;
    keys.push({ name, columns, references: { schema, table, columns: otherColumns } });
  }
  return keys.sort((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1));
}

function isText(value: string | undefined): value is string {
  return value !== undefined;
}
