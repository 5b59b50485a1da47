import { nodeAs } from '../../syntax/node-as.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import type { Mutation } from './mutation.ts';

const dayMs = 86_400_000;

/** Constants one step beside what they are. */
export function literalMutations(node: SqlNode): readonly Mutation[] {
  const literal = nodeAs(node, 'literal');
  if (!literal || typeof literal.value !== 'string') return [];
  return neighboursOf(literal.literal_type, literal.value).map((value) => ({
    change: `${literal.value} becomes ${value}`,
    node: { literal: { ...literal, value } },
  }));
}

function neighboursOf(type: string, value: string): readonly string[] {
  if (type === 'number') {
    const number = Number(value);
    return Number.isFinite(number) ? [String(number + 1), ...(number >= 1 ? [String(number - 1)] : [])] : [];
  }
  if (/^\d{4}-\d\d-\d\d/.test(value)) {
    const start = Date.parse(`${value.slice(0, 10)}T00:00:00Z`);
    if (Number.isNaN(start)) return [];
    return [dayMs, -dayMs].map((step) => new Date(start + step).toISOString().slice(0, 10) + value.slice(10));
  }
  const units = ['day', 'week', 'month', 'quarter', 'year'];
  const unit = units.indexOf(value.toLowerCase());
  if (unit >= 0) return [units[(unit + 1) % units.length] ?? 'day'];
  return [`${value}x`];
}
