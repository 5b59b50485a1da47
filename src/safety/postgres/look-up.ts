import type { Scope, Source } from './scope.ts';

/** What a name means here, from the innermost query outwards; `null` when nothing. */
export function lookUp(kind: 'ctes' | 'sources', name: string, scope: Scope): Source | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    const source = at[kind].get(name);
    if (source !== undefined) return source;
  }
  return null;
}
