/** The character that stands at a byte: the tree counts UTF-8 bytes. */
export function characterOffset(sql: string, bytes: number | null): number | null {
  if (bytes === null) return null;
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.from(sql).subarray(0, bytes)).length;
}
