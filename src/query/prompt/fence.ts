/**
 * `text` between tags that it cannot close: a `<data` or `</data` inside it loses its angle bracket, also where spaces or invisible
 * characters stand within the tag.
 */
export function fence(kind: string, text: string): string {
  const harmless = text.replace(/<(?=[\s\p{Cf}/]*d\p{Cf}*a\p{Cf}*t\p{Cf}*a(?![\p{L}\p{N}_]))/giu, '‹');
  return `<data kind="${kind}">\n${harmless}\n</data>`;
}
