import { nodeAs } from '../../../syntax/node-as.ts';
import type { SqlNode } from '../../../syntax/tree/sql-node.ts';

/** What a literal says, with or without its type before it; `null` for anything else. */
export function plainValue(node: SqlNode): string | null {
  const literal = nodeAs(node, 'literal') ?? castLiteral(node);
  return literal?.value ?? null;
}

function castLiteral(node: SqlNode): { readonly value: string } | null {
  const cast = nodeAs(node, 'cast');
  return cast && ['date', 'timestamp'].includes(cast.to.data_type) ? nodeAs(cast.this, 'literal') : null;
}
