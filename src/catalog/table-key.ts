/** `schema.table`: what names a table within one catalog. Dots in names are not escaped; see `Chunk.id` for a unique id. */
export function tableKey(schema: string, table: string): string {
  return `${schema}.${table}`;
}
