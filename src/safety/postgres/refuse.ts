import type { Finding } from './finding.ts';
import type { SyntaxNode } from './syntax-node.ts';

/** A refusal at the place of a node. */
export function refuse(rule: string, node: SyntaxNode, message: string, name?: string): Finding {
  const at = node.location;
  const base = {
    verdict: 'refused' as const,
    rule,
    message,
    at: typeof at === 'number' && at >= 0 ? at : null,
  };
  return name === undefined ? base : { ...base, name };
}
