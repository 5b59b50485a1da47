import type { Finding } from './finding.ts';
import type { Judging } from './judging.ts';
import { namesOf } from './names-of.ts';
import { refuse } from './refuse.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { allowedTypes } from './types.ts';

/** Refuses a type whose cast may do more than compute: a user's own (unless a column has it), and catalog look-ups. */
export function checkType(body: SyntaxNode, judging: Judging): Finding | null {
  const parts = namesOf(body.names);
  const name = parts.at(-1) ?? '';
  if (parts.length === 1 || (parts.length === 2 && parts[0] === 'pg_catalog')) {
    if (allowedTypes.has(name)) return null;
  }
  if (isOfCatalog(parts, name, judging)) return null;
  return refuse(
    'type',
    body,
    `The type ${parts.join('.')} is not allowed. Use a built-in type or one that a column has.`,
  );
}

/** A column's type, or a table's row type. */
function isOfCatalog(parts: readonly string[], name: string, judging: Judging): boolean {
  const { catalog } = judging;
  if (catalog === null || parts.length > 2 || name.startsWith('reg')) return false;
  const schemas = parts.length === 2 ? [parts[0] ?? ''] : catalog.searchPath;
  if (parts.length === 2 && !catalog.schemas.has(parts[0] ?? '')) return false;
  return (
    catalog.typeNames.has(name.toLowerCase()) ||
    schemas.some((schema) => catalog.tables.has(`${schema}.${name}`))
  );
}
