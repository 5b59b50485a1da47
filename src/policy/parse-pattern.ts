/** A pattern's parts, each as its spelling; `null` for a schema that was left out. */
export interface Pattern {
  readonly schema: string | null;
  readonly table: string;
  readonly column: string | null;
}

/** Reads `table`, `schema.table` or `schema.table.column`; `null` for anything else. */
export function parsePattern(text: string): Pattern | null {
  if (!/^(?:"(?:[^"]|"")+"|[^".\s]+)(?:\.(?:"(?:[^"]|"")+"|[^".\s]+)){0,2}$/.test(text)) return null;
  const [first = '', second, third] = text.match(/"(?:[^"]|"")+"|[^".]+/g) ?? [];
  if (second === undefined) return { schema: null, table: first, column: null };
  return { schema: first, table: second, column: third ?? null };
}
