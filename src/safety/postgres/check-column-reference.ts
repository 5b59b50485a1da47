import { checkFieldName } from './check-field-name.ts';
import type { Finding } from './finding.ts';
import { lookUp } from './look-up.ts';
import { namesOf } from './names-of.ts';
import type { Scope } from './scope.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Refuses `alias.name` where it may call a function: Postgres reads it as `name(alias)` when there is no such column. */
export function checkColumnReference(body: SyntaxNode, scope: Scope): Finding | null {
  const names = namesOf(body.fields);
  const last = names.at(-1) ?? '';
  const qualifier = names.at(-2);
  if (qualifier === undefined || last === '') return null;
  return checkFieldName(last, lookUp('sources', qualifier, scope), body);
}
