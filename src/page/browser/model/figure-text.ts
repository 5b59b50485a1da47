/**
 * A number that stands alone, in thousands: whole numbers and those that come as text with every digit before the point, fractions to four
 * places, of those near zero the first four that count.
 */
export function figureText(cell: number | string): string {
  const size = Math.abs(Number(cell));
  if (size !== 0 && (size < 1e-6 || (typeof cell === 'number' && size >= 1e21))) return String(cell);
  const digits = size < 1 ? { maximumSignificantDigits: 4 } : { maximumFractionDigits: 4 };
  return new Intl.NumberFormat('en', digits).format(cell as Intl.StringNumericLiteral | number);
}
