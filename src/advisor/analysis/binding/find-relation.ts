import type { Relation } from '../binding.ts';
import type { Scope } from './scope.ts';

/** The relation of this alias, here or around. */
export function findRelation(
  alias: string,
  scope: Scope | null,
): { readonly relation: Relation; readonly correlated: boolean } | null {
  for (let at = scope, correlated = false; at !== null; at = at.parent, correlated = true) {
    const relation = at.relations.find((candidate) => candidate.alias === alias);
    if (relation) return { relation, correlated };
  }
  return null;
}
