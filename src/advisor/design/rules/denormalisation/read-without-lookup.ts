import { splitConjuncts } from '../../../analysis/split-conjuncts.ts';
import { nodeAs } from '../../../syntax/node-as.ts';
import { rebuildTree } from '../../../syntax/rebuild-tree.ts';
import type { ColumnNode } from '../../../syntax/tree/expression-nodes.ts';
import type { JoinNode, SelectNode } from '../../../syntax/tree/query-nodes.ts';
import type { SqlNode } from '../../../syntax/tree/sql-node.ts';
import type { Design, DesignQuery } from '../../design.ts';
import { identifier } from '../../identifier.ts';
import { joinConjuncts } from '../../join-conjuncts.ts';
import { namedAsBefore } from '../../named-as-before.ts';
import type { RuleDependencies } from '../../rule.ts';
import type { Lookup } from './find-lookups.ts';

/** The query without the joins; `null` where it cannot do without. */
export function readWithoutLookup(
  { syntax }: RuleDependencies,
  design: Design,
  lookups: readonly Lookup[],
  stored: ReadonlyMap<string, string>,
): DesignQuery | null {
  const [first] = lookups;
  if (!first) return null;
  const { binding, queryId } = first.query;
  const bound = new Map(binding.columns.map((column) => [column.node, column]));
  const bySelect = new Map<unknown, Lookup>();
  for (const lookup of lookups)
    if (!bySelect.has(lookup.select.node)) bySelect.set(lookup.select.node, lookup);
  const byRelation = new Map<unknown, Lookup>([...bySelect.values()].map((lookup) => [lookup.to, lookup]));
  const moved = (node: ColumnNode): SqlNode | null => {
    const column = bound.get(node);
    const lookup = column && byRelation.get(column.relation);
    const name = column?.origin && stored.get(column.origin.column);
    if (!lookup || !name) return null;
    return { column: { ...node, name: identifier(name), table: identifier(lookup.from.alias), span: null } };
  };
  let failed = false;
  const tree = rebuildTree(binding.tree, (original, copy): SqlNode => {
    const column = nodeAs(original, 'column');
    if (column?.name) return moved(column) ?? copy;
    const lookup = bySelect.get(original);
    if (!lookup) return copy;
    const without = withoutLookup(
      original as unknown as SelectNode,
      copy as unknown as SelectNode,
      lookup,
      stored,
    );
    if (!without) failed = true;
    return (without ?? copy) as unknown as SqlNode;
  });
  const printed = failed ? null : syntax.print(tree, design.dialect);
  return printed?.ok ? { queryId, sql: printed.sql } : null;
}

function withoutLookup(
  original: SelectNode,
  copy: SelectNode,
  { to, from, equality, kind, lookupKey }: Lookup,
  stored: ReadonlyMap<string, string>,
): SelectNode | null {
  const isLookup = (node: SqlNode) => nodeAs(node, 'table') === to.node;
  const inFrom = (original.from?.expressions ?? []).findIndex(isLookup);
  const inJoins = original.joins.findIndex(({ this: joined }) => isLookup(joined));
  const freed: SqlNode[] = [];
  const keep = (before: SqlNode | null | undefined, after: SqlNode | null | undefined) => {
    const parts = splitConjuncts(before);
    const copies = splitConjuncts(after);
    return parts.length === copies.length ? copies.filter((_, index) => parts[index] !== equality) : null;
  };
  const where = keep(original.where_clause?.this, copy.where_clause?.this);
  const ons = copy.joins.map((join, index) => keep(original.joins[index]?.on, join.on));
  if (!where || ons.some((on) => on === null)) return null;
  let joins = copy.joins.map((join, index): JoinNode => ({ ...join, on: joinConjuncts(ons[index] ?? []) }));
  let sources = copy.from?.expressions ?? [];
  if (inJoins >= 0) {
    freed.push(...(ons[inJoins] ?? []));
    joins = joins.filter((_, index) => index !== inJoins);
  } else if (inFrom >= 0) {
    sources = sources.filter((_, index) => index !== inFrom);
    if (sources.length === 0) {
      const [next, ...others] = joins;
      if (next?.kind !== 'Inner') return null;
      freed.push(...splitConjuncts(next.on));
      sources = [next.this];
      joins = others;
    }
  } else return null;
  if (joins.some(({ kind: own, on }) => own !== 'Cross' && on === null)) return null;
  const marker = stored.get(lookupKey);
  const matched: SqlNode = {
    is_null: {
      this: {
        column: {
          name: identifier(marker ?? ''),
          table: identifier(from.alias),
          join_mark: false,
          trailing_comments: [],
        },
      },
      not: true,
      postfix_form: false,
    },
  };
  const condition = joinConjuncts([...where, ...freed, ...(kind === 'inner' ? [matched] : [])]);
  return {
    ...copy,
    expressions: copy.expressions.map((expression, index) =>
      namedAsBefore(original.expressions[index], expression),
    ),
    from: { ...copy.from, expressions: sources },
    joins,
    where_clause: condition && { this: condition },
  };
}
