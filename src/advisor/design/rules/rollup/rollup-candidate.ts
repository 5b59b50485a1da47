import type { Analysis } from '../../../analysis/analysis.ts';
import type { BoundColumn, BoundSelect } from '../../../analysis/binding.ts';
import type { SqlNode } from '../../../syntax/tree/sql-node.ts';
import { walkTree } from '../../../syntax/walk-tree.ts';
import type { ReadDesign, ReadDesignQuery } from '../../read-design.ts';
import type { Aggregate } from './aggregate.ts';
import { aggregatesOf } from './aggregates-of.ts';
import { dimensionKey } from './dimension-key.ts';
import { hasUnfit } from './has-unfit.ts';
import { isTooFine } from './is-too-fine.ts';
import { joinedPrint } from './joined-print.ts';
import { joiningConditions } from './joining-conditions.ts';

/** A query that can be answered from grouped rows. */
export interface RollupCandidate {
  readonly query: ReadDesignQuery;
  readonly select: BoundSelect;
  /** What stands for the joined tables: equal for queries that join the same ones in the same way. */
  readonly joined: string;
  /** Conditions that join, which the table has applied already. */
  readonly joining: ReadonlySet<SqlNode>;
  /** `table.column` of everything outside an aggregate. */
  readonly dimensions: ReadonlyMap<string, BoundColumn>;
  readonly aggregates: readonly Aggregate[];
}

/** The query as one that can be answered from grouped rows; `null` when it cannot. */
export function rollupCandidate(
  analysis: Analysis,
  read: ReadDesign,
  query: ReadDesignQuery,
): RollupCandidate | null {
  const { binding } = query;
  const [select, ...others] = binding.selects;
  if (!select || others.length > 0 || select.place !== 'top' || binding.ctes.length > 0) return null;
  const { node, relations } = select;
  const tables = binding.scans.map(({ table }) => table.name);
  if (relations.length !== binding.scans.length || new Set(tables).size !== tables.length) return null;
  if (!binding.scans.every((scan) => read.tableOf(scan.table)?.kind === 'copy')) return null;
  if (node.distinct || node.distinct_on || node.qualify || node.windows || hasUnfit(node)) return null;
  const aggregates = aggregatesOf(node);
  if (!aggregates || (aggregates.length === 0 && !node.group_by)) return null;
  const inAggregates = new Set<unknown>();
  for (const aggregate of aggregates.filter(({ distinct }) => !distinct)) {
    walkTree(aggregate.node, (inner) => void inAggregates.add(inner));
  }
  const joining = joiningConditions(binding, node);
  const inJoins = new Set<unknown>();
  walkTree([...joining, ...node.joins.map(({ on }) => on)], (inner) => void inJoins.add(inner));
  const outside = binding.columns.filter(
    (column) => !inAggregates.has(column.node) && !inJoins.has(column.node),
  );
  if (outside.some(({ origin }) => !origin)) return null;
  const dimensions = new Map(outside.map((column) => [dimensionKey(column), column]));
  if ([...dimensions.values()].some((column) => isTooFine(analysis, column, read))) return null;
  return {
    query,
    select,
    joined: joinedPrint(binding, select, joining, analysis),
    joining,
    dimensions,
    aggregates,
  };
}
