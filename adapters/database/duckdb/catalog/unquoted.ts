/** A name as it is, from SQL text that may quote it. */
export function unquoted(name: string): string {
  const inner = /^"((?:[^"]|"")*)"$/s.exec(name)?.[1];
  return inner === undefined ? name : inner.replaceAll('""', '"');
}
