/** A name for the caller's rows of the nth table, which the statement does not hold. */
export function scopedName(sql: string, number: number): string {
  let prefix = 'nlquery_rows';
  while (sql.toLowerCase().includes(prefix)) prefix += '_';
  return `${prefix}_${number}`;
}
