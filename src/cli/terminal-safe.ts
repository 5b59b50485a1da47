import { stripVTControlCharacters } from 'node:util';

/** C0 except line feed and tab, DEL, C1, and the characters that turn the direction of text around. */
const controlCharacters =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text from a database or a model, fit for a terminal: nothing in it can move the cursor, set title, colour or clipboard, or make
 * text read otherwise than it is. Line feeds and tabs stay.
 */
export function terminalSafe(text: string): string {
  return stripVTControlCharacters(text).replace(controlCharacters, '');
}
