import type { DatabaseSync } from 'node:sqlite';
import { readOfTables, type TableNames } from './read-of-tables.ts';

export interface ColumnRow {
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  readonly default: string | null;
  /** Place in the primary key from 1 on; 0 when it is no part of it. */
  readonly keyPlace: number;
  readonly generated: 'stored' | 'virtual' | null;
}

type Row = readonly [
  table: string,
  name: string,
  type: string,
  notNull: number,
  value: string | null,
  keyPlace: number,
  hidden: number,
];

/** Columns by table, in the table's order, without those that virtual tables hide. */
export function readColumns(
  database: DatabaseSync,
  names: TableNames,
): ReadonlyMap<string, readonly ColumnRow[]> {
  const rows = readOfTables<Row>(database, names, {
    select: 't.name, c.name, c.type, c."notnull", c.dflt_value, c.pk, c.hidden',
    from: "pragma_table_xinfo(t.name, 'main') AS c",
    where: 'c.hidden <> 1',
  });
  const tables = new Map<string, ColumnRow[]>();
  for (const [table, name, type, notNull, value, keyPlace, hidden] of rows) {
    const columns = tables.get(table) ?? [];
    if (columns.length === 0) tables.set(table, columns);
    columns.push({
      name,
      type,
      notNull: notNull === 1,
      default: value,
      keyPlace,
      generated: hidden === 2 ? 'virtual' : hidden === 3 ? 'stored' : null,
    });
  }
  return tables;
}
