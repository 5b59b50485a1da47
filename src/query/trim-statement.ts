/**
 * Without surrounding space and closing semicolons, which some protocols refuse. Goes back from the end: the pattern `[\s;]+$` takes
 * seconds for 100,000 spaces in the middle.
 */
export function trimStatement(sql: string): string {
  let end = sql.length;
  while (end > 0 && /[\s;]/.test(sql.charAt(end - 1))) end -= 1;
  return sql.slice(0, end).trimStart();
}
