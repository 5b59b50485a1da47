import type { Span } from './tree/sql-node.ts';

export interface TextEdit extends Span {
  readonly text: string;
}

/**
 * The text with each span exchanged for its new text; the rest stays as it was written, byte for byte. Spans count
 * Unicode characters and do not overlap; an empty one inserts.
 */
export function spliceText(text: string, edits: readonly TextEdit[]): string {
  const characters = Array.from(text);
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(characters.slice(at, edit.start).join(''), edit.text);
    at = edit.end;
  }
  parts.push(characters.slice(at).join(''));
  return parts.join('');
}
