import type { Finding } from './finding.ts';
import { namesOf } from './names-of.ts';
import { allowedOperators } from './operators.ts';
import { refuse } from './refuse.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** Refuses an operator that is not Postgres' own or a known extension's: its function could do anything. */
export function checkOperator(node: SyntaxNode, name: unknown): Finding | null {
  if (name === undefined) return null;
  const parts = namesOf(name);
  const operator = parts.at(-1) ?? '';
  const ownSchema = parts.length === 1 || (parts.length === 2 && parts[0] === 'pg_catalog');
  if (ownSchema && (allowedOperators.has(operator) || namedKinds.has(node.kind))) return null;
  return refuse(
    'operator',
    node,
    `The operator ${parts.join('.')} is not allowed. Use one of Postgres' own.`,
  );
}

/** Spelled by words: the name stands for BETWEEN and its kin. */
const namedKinds: ReadonlySet<unknown> = new Set([
  'AEXPR_BETWEEN',
  'AEXPR_NOT_BETWEEN',
  'AEXPR_BETWEEN_SYM',
  'AEXPR_NOT_BETWEEN_SYM',
]);
