/** Table, column and type as a CREATE TABLE statement declares them: DuckDB forgets the length of text. */
export function declaredTypes(
  sql: string,
): readonly (readonly [table: string, column: string, type: string])[] {
  const [, table, body] = /^\s*CREATE TABLE (?:\w+\.)*(\w+)\s*\((.*)\)\s*$/is.exec(sql) ?? [];
  if (table === undefined || body === undefined) return [];
  return [...body.matchAll(/(?:^|,)\s*(\w+)\s+(\w+(?:\(\d+(?:,\s*\d+)?\))?)/g)].map(
    ([, column = '', type = '']) => [table, column, type.toLowerCase()] as const,
  );
}
