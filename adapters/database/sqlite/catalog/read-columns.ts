import type { DatabaseSync } from 'node:sqlite';
import { groupByTable } from './group-by-table.ts';

export interface ColumnRow {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  readonly default: string | null;
  /** Place in the primary key from 1 on; 0 when it is no part of it. */
  readonly keyPlace: number;
  readonly generated: 'stored' | 'virtual' | null;
}

/** Columns by table, in the table's order, without those that virtual tables hide. */
export function readColumns(database: DatabaseSync): ReadonlyMap<string, readonly ColumnRow[]> {
  const rows = database
    .prepare(
      `SELECT t.name AS "table", c.name, c.type, c."notnull", c.dflt_value, c.pk, c.hidden
       FROM pragma_table_list AS t, pragma_table_xinfo(t.name, 'main') AS c
       WHERE t.schema = 'main' AND t.type <> 'shadow' AND t.ncol > 0 AND c.hidden <> 1
       ORDER BY t.name, c.cid`,
    )
    .all();
  return groupByTable(
    rows.map(
      (row): ColumnRow => ({
        table: String(row.table),
        name: String(row.name),
        type: String(row.type),
        notNull: row.notnull === 1,
        default: row.dflt_value === null ? null : String(row.dflt_value),
        keyPlace: Number(row.pk),
        generated: row.hidden === 2 ? 'virtual' : row.hidden === 3 ? 'stored' : null,
      }),
    ),
  );
}
