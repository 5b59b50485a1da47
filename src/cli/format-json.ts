/**
 * Indented JSON. Characters that a terminal could take for commands and that JSON would let stand (DEL, C1, changes of
 * direction) are escaped, which changes no value.
 */
export function formatJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
