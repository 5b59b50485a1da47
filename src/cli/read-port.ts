/** A port's number; `null` for what is none. */
export function readPort(text: string): number | null {
  const number = Number(text);
  return /^\d+$/.test(text) && number <= 65_535 ? number : null;
}
