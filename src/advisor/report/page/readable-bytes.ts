const units = ['bytes', 'KB', 'MB', 'GB', 'TB', 'PB'];

/** Bytes for people, in steps of 1,000; a minus stays. */
export function readableBytes(bytes: number): string {
  let value = Math.abs(bytes);
  let unit = 0;
  while (value >= 1_000 && unit < units.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  const text = value.toLocaleString('en', { maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0 });
  return `${bytes < 0 ? '−' : ''}${text} ${units[unit]}`;
}
