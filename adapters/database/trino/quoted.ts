/** A name as SQL text. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL text. */
export function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
