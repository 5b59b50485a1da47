/** A share of 0 to 1 with one digit: `97.5 %`. What is not quite all never reads as 100 %. */
export function percent(share: number): string {
  const text = (share * 100).toFixed(1);
  return `${text === '100.0' && share < 1 ? '99.9' : text} %`;
}
