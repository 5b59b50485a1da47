import type { Analysis } from '../../../analysis/analysis.ts';
import type { BoundSelect, TableRelation } from '../../../analysis/binding.ts';
import { splitConjuncts } from '../../../analysis/split-conjuncts.ts';
import { nodeAs } from '../../../syntax/node-as.ts';
import type { JoinNode, SelectNode } from '../../../syntax/tree/query-nodes.ts';
import type { SqlNode } from '../../../syntax/tree/sql-node.ts';
import type { DesignTable } from '../../design.ts';
import type { ReadDesign, ReadDesignQuery } from '../../read-design.ts';

import { keyEvidence } from './key-evidence.ts';

/** One place where a query looks rows of one table up in another. */
export interface Lookup {
  readonly query: ReadDesignQuery;
  readonly select: BoundSelect;
  readonly from: TableRelation;
  readonly to: TableRelation;
  readonly table: DesignTable;
  readonly lookup: DesignTable;
  readonly key: string;
  readonly lookupKey: string;
  readonly equality: SqlNode;
  readonly kind: 'inner' | 'left';
}

/** The places where a query looks rows up by a key that is, or seems, unique. */
export function findLookups(
  analysis: Analysis,
  read: ReadDesign,
  query: ReadDesignQuery,
  isAbout: (lookup: DesignTable) => boolean,
): readonly Lookup[] {
  const { binding } = query;
  const bound = new Map(binding.columns.map((column) => [column.node, column]));
  return binding.selects.flatMap((select) => {
    const { node, relations } = select;
    if (
      hasStar(node) ||
      node.joins.some(({ using, kind }) => using.length > 0 || !/^(?:Inner|Left|Cross)$/.test(kind))
    )
      return [];
    return conditionsOf(node).flatMap(({ condition, join }): readonly Lookup[] => {
      const equal = nodeAs(condition, 'eq');
      const sides = [nodeAs(equal?.left, 'column'), nodeAs(equal?.right, 'column')].map(
        (column) => column && bound.get(column),
      );
      return [sides, sides.toReversed()].flatMap(([one, other]): readonly Lookup[] => {
        const from = binding.scans.find((scan) => scan === one?.relation && relations.includes(scan));
        const to = binding.scans.find((scan) => scan === other?.relation && relations.includes(scan));
        const [table, lookup] = [from && read.tableOf(from.table), to && read.tableOf(to.table)];
        if (
          !from ||
          !to ||
          from === to ||
          !table ||
          !lookup ||
          table === lookup ||
          !one?.origin ||
          !other?.origin
        )
          return [];
        if (
          !isAbout(lookup) ||
          lookup.kind !== 'copy' ||
          !(table.kind === 'copy' || table.kind === 'denormalised')
        )
          return [];
        const kind = join?.kind === 'Left' ? 'left' : 'inner';
        if (
          kind === 'left' &&
          (nodeAs(join?.this, 'table') !== to.node || splitConjuncts(join?.on).length !== 1)
        )
          return [];
        if (isOuterJoined(node, from) || (kind === 'inner' && isOuterJoined(node, to))) return [];
        if (keyEvidence(analysis, lookup, other.origin.column) === null) return [];
        return [
          {
            query,
            select,
            from,
            to,
            table,
            lookup,
            key: one.origin.column,
            lookupKey: other.origin.column,
            equality: condition,
            kind,
          },
        ];
      });
    });
  });
}

function hasStar(node: SelectNode): boolean {
  return node.expressions.some((expression) => nodeAs(expression, 'star'));
}

function conditionsOf(
  node: SelectNode,
): readonly { readonly condition: SqlNode; readonly join: JoinNode | null }[] {
  return [
    ...splitConjuncts(node.where_clause?.this).map((condition) => ({ condition, join: null })),
    ...node.joins.flatMap((join) => splitConjuncts(join.on).map((condition) => ({ condition, join }))),
  ];
}

function isOuterJoined(node: SelectNode, relation: TableRelation): boolean {
  return node.joins.some((join) => join.kind === 'Left' && nodeAs(join.this, 'table') === relation.node);
}
