/** Applies a change to the parts of a statement that stand in no quotes and no comment. */
export function outsideQuotes(text: string, change: (part: string) => string): string {
  return text
    .split(/('(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|--[^\n]*|\/\*[\s\S]*?\*\/)/)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('');
}
