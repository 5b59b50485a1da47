/** What a statement is made of, as Trino's scanner reads it. */
const parts = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\r\n]*|\/\*.*?\*\/|[\s;]+|[^'"\s;/-]+|./gs;

/** Trino takes no semicolon at the end of a statement: it is left out, and the comments there with it. */
export function sendable(sql: string): string {
  let end = 0;
  for (const { 0: part, index } of sql.matchAll(parts)) {
    if (!/^(?:--|\/\*|[\s;])/.test(part)) end = index + part.length;
  }
  return sql.slice(0, end);
}
