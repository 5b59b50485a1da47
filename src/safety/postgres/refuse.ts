import type { Finding } from './finding.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** A refusal at the place of a node. */
export function refuse(rule: string, node: SyntaxNode, message: string): Finding {
  const at = node.location;
  return { verdict: 'refused', rule, at: typeof at === 'number' && at >= 0 ? at : null, message };
}
