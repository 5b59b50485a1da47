/** Trino takes no semicolon at the end of a statement. One inside a comment goes too, which does no harm. */
export function sendable(sql: string): string {
  return sql.replace(/[;\s]+$/, '');
}
