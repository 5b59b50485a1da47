/** `text` between tags that it cannot close: a `<data` or `</data` inside it loses its angle bracket. */
export function fence(kind: string, text: string): string {
  const harmless = text.replace(/<(?=\/?\s*data\b)/gi, '‹');
  return `<data kind="${kind}">\n${harmless}\n</data>`;
}
