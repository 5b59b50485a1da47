import type { DatabaseSync } from 'node:sqlite';
import { readOfTables } from './read-of-tables.ts';

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
  names: readonly string[],
): ReadonlyMap<string, readonly ColumnRow[]> {
  const tables = readOfTables<Row>(database, names, {
    select: 'c.name, c.type, c."notnull", c.dflt_value, c.pk, c.hidden',
    from: "pragma_table_xinfo(t.value, 'main') AS c",
    where: 'c.hidden <> 1',
  });
  return new Map([...tables].map(([table, rows]) => [table, rows.map(columnOf)]));
}

function columnOf([name, type, notNull, value, keyPlace, hidden]: Row): ColumnRow {
  return {
    name,
    type,
    notNull: notNull === 1,
    default: value,
    keyPlace,
    generated: hidden === 2 ? 'virtual' : hidden === 3 ? 'stored' : null,
  };
}
