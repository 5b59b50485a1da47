/** `text` as a part of a Redis glob pattern that stands for itself. */
export function globLiteral(text: string): string {
  return text.replace(/[*?[\]\\^-]/g, '\\$&');
}
