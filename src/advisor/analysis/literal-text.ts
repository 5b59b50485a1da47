import { nodeAs } from '../syntax/node-as.ts';
import type { SqlNode } from '../syntax/tree/sql-node.ts';

/** A literal as SQL: `'x'`, `3`, `DATE '2020-01-01'`; `null` for anything else. */
export function literalText(node: SqlNode): string | null {
  const literal = nodeAs(node, 'literal');
  if (literal) {
    if (literal.literal_type === 'number') return literal.value;
    const text = `'${literal.value.replaceAll("'", "''")}'`;
    if (literal.literal_type === 'string') return text;
    return ['date', 'timestamp', 'time'].includes(literal.literal_type)
      ? `${literal.literal_type.toUpperCase()} ${text}`
      : null;
  }
  const cast = nodeAs(node, 'cast');
  if (cast && ['date', 'timestamp'].includes(cast.to.data_type)) {
    const inner = nodeAs(cast.this, 'literal');
    if (inner?.literal_type !== 'string') return null;
    return literalText({ literal: { ...inner, literal_type: cast.to.data_type } });
  }
  const negated = node.neg as { readonly this: SqlNode } | undefined;
  if (negated) {
    const inner = nodeAs(negated.this, 'literal');
    return inner?.literal_type === 'number' ? `-${inner.value}` : null;
  }
  const truth = node.boolean as { readonly value: boolean } | undefined;
  if (truth) return truth.value ? 'TRUE' : 'FALSE';
  return null;
}
