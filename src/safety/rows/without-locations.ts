/** A syntax tree without what says where its nodes stand in the text. */
export function withoutLocations(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(withoutLocations);
  if (typeof tree !== 'object' || tree === null) return tree;
  const kept = Object.entries(tree).filter(
    ([key]) => !/(^|_)location$|^(rexpr_)?list_(start|end)$/.test(key),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutLocations(value)]));
}
