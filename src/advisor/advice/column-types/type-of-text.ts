import type { WantedType } from './wanted-type.ts';

/** What a text says, written so that nothing is lost when it is kept as such: a day, a moment, a number; `null` for any other text. */
export function typeOfText(text: string): WantedType | null {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return { kind: 'date' };
  if (/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/.test(text)) return { kind: 'timestamp' };
  if (/^-?(?:0|[1-9]\d{0,17})$/.test(text)) return { kind: 'whole' };
  const fraction = /^-?(?:0|[1-9]\d{0,15})\.(\d{1,9})$/.exec(text)?.[1];
  return fraction === undefined ? null : { kind: 'decimal', scale: fraction.length };
}
