import { nodeAs } from '../../syntax/node-as.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import type { Mutation } from './mutation.ts';

type Fields = Readonly<Record<string, unknown>>;

const joinKinds: Readonly<Record<string, readonly string[]>> = {
  Inner: ['Left'],
  Left: ['Inner', 'Full'],
  Right: ['Inner'],
  Full: ['Left', 'Inner'],
};

/** Clauses of a SELECT, joins, keys of an order or a window: with a part lost or turned round. */
export function clauseMutations(fields: Fields): readonly Mutation[] {
  const change = (words: string, changed: Fields): Mutation => ({
    change: words,
    node: { ...fields, ...changed },
  });
  const mutations: Mutation[] = [];
  if (typeof fields.kind === 'string' && 'on' in fields) {
    for (const kind of joinKinds[fields.kind] ?? []) {
      mutations.push(change(`a ${fields.kind} join becomes ${kind}`, { kind }));
    }
  }
  if (typeof fields.desc === 'boolean' && 'nulls_first' in fields) {
    mutations.push(change('an order is turned round', { desc: !fields.desc }));
    mutations.push(change('nulls move to the other end', { nulls_first: fields.nulls_first !== true }));
  }
  if (Array.isArray(fields.expressions) && 'where_clause' in fields)
    mutations.push(...selectMutations(fields));
  if (Array.isArray(fields.partition_by)) {
    for (const partition_by of shortened(fields.partition_by, 1)) {
      mutations.push(change('a window loses a partition key', { partition_by }));
    }
  }
  return mutations;
}

function selectMutations(fields: Fields): readonly Mutation[] {
  const change = (words: string, changed: Fields): Mutation => ({
    change: words,
    node: { ...fields, ...changed },
  });
  const mutations: Mutation[] = [change('DISTINCT flips', { distinct: fields.distinct !== true })];
  if (fields.where_clause) mutations.push(change('WHERE is lost', { where_clause: null }));
  if (fields.having) mutations.push(change('HAVING is lost', { having: null }));
  if (fields.order_by) mutations.push(change('ORDER BY is lost', { order_by: null }));
  if (fields.limit) mutations.push(change('LIMIT is lost', { limit: null }));
  const group = fields.group_by as { readonly expressions: readonly SqlNode[] } | null | undefined;
  for (const expressions of shortened(group?.expressions, 2)) {
    mutations.push(change('a group key is lost', { group_by: { ...group, expressions } }));
  }
  const items = fields.expressions as readonly SqlNode[];
  // Two neighbours of a select list exchanged, under the names they had.
  for (const [index, item] of items.entries()) {
    const next = items[index + 1];
    const [left, right] = [aliased(item), next && aliased(next)];
    if (!next || !left || !right) continue;
    const swapped = items.with(index, withValue(item, right)).with(index + 1, withValue(next, left));
    mutations.push(change('two columns are exchanged', { expressions: swapped }));
    if (mutations.length > 14) break;
  }
  return mutations;
}

function aliased(item: SqlNode): SqlNode | null {
  return 'star' in item ? null : (nodeAs(item, 'alias')?.this ?? null);
}

function withValue(item: SqlNode, value: SqlNode): SqlNode {
  const alias = nodeAs(item, 'alias');
  return alias ? { alias: { ...alias, this: value } } : value;
}

function shortened(list: unknown, atLeast: number): readonly (readonly unknown[])[] {
  if (!Array.isArray(list) || list.length < atLeast) return [];
  return list.map((_, index) => list.toSpliced(index, 1));
}
