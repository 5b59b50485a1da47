import type { SyntaxNode } from './syntax-node.ts';

/** A wrapped node's type and body: `{ SelectStmt: {…} }` → `['SelectStmt', {…}]`; `null` for anything else. */
export function unwrap(wrapped: unknown): readonly [string, SyntaxNode] | null {
  if (!isRecord(wrapped)) return null;
  const [entry, ...more] = Object.entries(wrapped);
  if (entry === undefined || more.length > 0 || !isRecord(entry[1])) return null;
  return [entry[0], entry[1]];
}

function isRecord(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
