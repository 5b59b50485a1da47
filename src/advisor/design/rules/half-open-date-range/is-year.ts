/** Four digits of our two millennia. */
export function isYear(value: string): boolean {
  return /^[12]\d{3}$/.test(value);
}
