/** The labels of `enum('a','it''s')` or `set(…)`, in their order; `null` for any other type. */
export function parseLabels(type: string): readonly string[] | null {
  const list = /^(?:enum|set)\((.*)\)/is.exec(type)?.[1];
  if (list === undefined) return null;
  const labels = list.matchAll(/'((?:[^']|'')*)'/g);
  return [...labels].map(([, label = '']) => label.replaceAll("''", "'"));
}
