/** `text` as a literal, for sessions in which a backslash escapes. */
export function quoteText(text: string): string {
  return `'${text.replace(/['\\]/g, (character) => `\\${character}`)}'`;
}
