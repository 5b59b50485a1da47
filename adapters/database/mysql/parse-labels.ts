/** The labels of `enum('a','it''s')` or `set(…)`, in their order; `null` for any other type. */
export function parseLabels(type: string): readonly string[] | null {
  if (!/^(?:enum|set)\(/i.test(type)) return null;
  const labels = type.matchAll(/'((?:[^']|'')*)'/g);
  return [...labels].map(([, label = '']) => label.replaceAll("''", "'"));
}
