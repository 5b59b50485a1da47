/** The name or, where it is taken in any case of letters, the name with the first free number. */
export function freeName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((other) => other.toLowerCase()));
  if (!used.has(name.toLowerCase())) return name;
  let number = 2;
  while (used.has(`${name}_${number}`.toLowerCase())) number += 1;
  return `${name}_${number}`;
}
