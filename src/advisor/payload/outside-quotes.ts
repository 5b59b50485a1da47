import { splitSegments } from '../syntax/split-segments.ts';

/** Applies a change to the parts of a statement that stand in no quotes and no comment. */
export function outsideQuotes(text: string, change: (part: string) => string): string {
  return splitSegments(text)
    .map((segment) => (segment.kind === 'code' ? change(segment.text) : segment.text))
    .join('');
}
