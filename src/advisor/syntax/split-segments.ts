/** A part of a statement's text: code, something in quotes, or a comment. */
export interface Segment {
  readonly kind: 'code' | 'quoted' | 'line comment' | 'block comment';
  readonly text: string;
}

/**
 * The text in parts that make it up again. Quotes end at the same quote, doubled ones stay inside; what is never closed goes to the end. Takes
 * time in proportion to the text, whatever it holds.
 */
export function splitSegments(text: string): readonly Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  let at = 0;
  const close = (kind: Segment['kind'], end: number) => {
    if (end > from) segments.push({ kind, text: text.slice(from, end) });
    from = end;
    at = end;
  };
  while (at < text.length) {
    const character = text[at] ?? '';
    const two = text.slice(at, at + 2);
    if (character === "'" || character === '"' || character === '`') {
      close('code', at);
      close('quoted', endOfQuoted(text, at, character));
    } else if (two === '--') {
      close('code', at);
      const end = text.indexOf('\n', at);
      close('line comment', end < 0 ? text.length : end);
    } else if (two === '/*') {
      close('code', at);
      const end = text.indexOf('*/', at + 2);
      close('block comment', end < 0 ? text.length : end + 2);
    } else at += 1;
  }
  close('code', text.length);
  return segments;
}

function endOfQuoted(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] !== quote) continue;
    if (text[at + 1] !== quote) return at + 1;
    at += 1;
  }
  return text.length;
}
