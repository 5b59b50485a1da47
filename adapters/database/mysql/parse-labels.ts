/** The labels of `enum('a','it''s','back\\slash')` or `set(…)`, in their order; `null` for any other type. */
export function parseLabels(type: string): readonly string[] | null {
  if (!/^(?:enum|set)\(/i.test(type)) return null;
  const labels = type.matchAll(/'((?:[^']|'')*)'/g);
  return [...labels].map(([, label = '']) => label.replace(/''|\\(.)/gs, unescaped));
}

/** Servers double a quote, and write backslashes, line ends and NULs with a backslash. */
function unescaped(pair: string, character: string | undefined): string {
  return character === undefined ? pair.charAt(0) : (controls[character] ?? character);
}

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', '0': '\0' };
