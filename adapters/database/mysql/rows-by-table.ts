/**
 * Rows that begin with schema and table, by both. Rows of one table mostly come together: the key is made where the
 * table changes, and not for each of 60,000 columns.
 */
export function rowsByTable<Row extends readonly [schema: string, table: string, ...rest: unknown[]]>(
  rows: readonly Row[],
  keyOf: (schema: string, table: string) => string,
): ReadonlyMap<string, readonly Row[]> {
  const tables = new Map<string, Row[]>();
  let current: Row[] = [];
  let schema: string | null = null;
  let table: string | null = null;
  for (const row of rows) {
    if (row[0] !== schema || row[1] !== table) {
      [schema, table] = row;
      const key = keyOf(schema, table);
      const known = tables.get(key);
      current = known ?? [];
      if (!known) tables.set(key, current);
    }
    current.push(row);
  }
  return tables;
}
