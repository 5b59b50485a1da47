import { checkFieldName } from './check-field-name.ts';
import { checkHidden } from './check-hidden.ts';
import type { Finding } from './finding.ts';
import { lookUp } from './look-up.ts';
import { namesOf } from './names-of.ts';
import type { Scope } from './scope.ts';
import type { SyntaxNode } from './syntax-node.ts';

/**
 * Refuses what the policy hides, and `alias.name` where it may call a function: Postgres reads it as `name(alias)` when there is no
 * such column.
 */
export function checkColumnReference(body: SyntaxNode, scope: Scope): Finding | null {
  const names = namesOf(body.fields);
  const hidden = checkHidden(names, body, scope);
  if (hidden !== null) return hidden;
  const last = names.at(-1) ?? '';
  const qualifier = names.at(-2);
  if (qualifier === undefined || last === '') return null;
  return checkFieldName(last, lookUp('sources', qualifier, scope), body);
}
