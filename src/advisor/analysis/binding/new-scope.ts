import type { Ctes, Scope } from './scope.ts';

/** A scope in which nothing has been named yet. */
export function newScope(parent: Scope | null, ctes: Ctes): Scope {
  return { relations: [], parent, ctes, merged: new Set(), parameters: new Set(), aliases: new Map() };
}
