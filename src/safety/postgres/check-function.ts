import { checkWidth } from './check-width.ts';
import type { Finding } from './finding.ts';
import { allowedFunctions, builtInFunctions } from './functions/allowed-functions.ts';
import type { Judging } from './judging.ts';
import { namesOf } from './names-of.ts';
import { refuse } from './refuse.ts';
import type { SyntaxNode } from './syntax-node.ts';
import { allowedTypes } from './types.ts';

/** Refuses a call of any function but Postgres' own that only compute, known extensions' and the user's declared ones. */
export function checkFunction(body: SyntaxNode, judging: Judging): Finding | null {
  const parts = namesOf(body.funcname);
  const name = parts.at(-1) ?? '';
  const count = Array.isArray(body.args) ? body.args.length : 0;
  if (isDeclared(parts, judging)) return null;
  if (isAllowed(parts, name, count)) return name === 'format' ? checkWidth(body) : null;
  const message = `The function ${parts.join('.')}() is not allowed. Use a built-in function that only computes.`;
  return refuse('function', body, message);
}

function isAllowed(parts: readonly string[], name: string, count: number): boolean {
  if (parts.length > 2 || (parts.length === 2 && parts[0] !== 'pg_catalog')) return false;
  const names = parts.length === 2 ? builtInFunctions : allowedFunctions;
  // With two arguments ts_rewrite runs the second as SQL.
  return names.has(name) || (count === 1 && allowedTypes.has(name)) || (name === 'ts_rewrite' && count === 3);
}

function isDeclared(parts: readonly string[], judging: Judging): boolean {
  if (judging.declaredFunctions.has(parts.join('.'))) return true;
  const [schema, name] = parts;
  return (
    parts.length === 2 &&
    schema === judging.catalog?.searchPath[0] &&
    judging.declaredFunctions.has(name ?? '')
  );
}
