import type { Analysis } from '../../../analysis/analysis.ts';
import { fingerprintTree } from '../../../syntax/fingerprint-tree.ts';
import { nodeAs } from '../../../syntax/node-as.ts';
import type { WithNode } from '../../../syntax/tree/query-nodes.ts';
import type { SqlNode } from '../../../syntax/tree/sql-node.ts';
import type { ReadDesign, ReadDesignQuery } from '../../read-design.ts';
import { sourceTree } from '../../source-tree.ts';
import { ctesItNeeds } from './ctes-it-needs.ts';

/** A common table expression that could be a table. */
export interface CteCandidate {
  readonly query: ReadDesignQuery;
  readonly name: string;
  readonly uses: number;
  /** The expression over source tables, with what it builds on. */
  readonly closed: SqlNode;
  readonly print: string;
}

/** The expressions of a query that could be tables: those that select, and do more than pass a table on. */
export function cteCandidates(
  analysis: Analysis,
  read: ReadDesign,
  query: ReadDesignQuery,
): readonly CteCandidate[] {
  const { binding } = query;
  const top = nodeAs(binding.tree, 'select') ?? nodeAs(binding.tree, 'union');
  const clause = top?.with as WithNode | null | undefined;
  if (!clause || clause.recursive) return [];
  const names = clause.ctes.map(({ alias }) => alias.name.toLowerCase());
  if (binding.ctes.length !== names.length || new Set(names).size !== names.length) return []; // one inside another
  return clause.ctes.flatMap((cte, index) => {
    const uses = binding.ctes[index]?.uses ?? 0;
    const select = nodeAs(cte.this, 'select');
    if (uses === 0 || cte.columns.length > 0 || !select || select.with || isTrivial(select)) return [];
    const needed = ctesItNeeds(clause.ctes, index, names);
    const tree = sourceTree(read, binding, {
      select: { ...select, with: needed.length > 0 ? { ...clause, ctes: needed } : null },
    });
    if (!tree) return [];
    const name = names[index] ?? '';
    return [{ query, name, uses, closed: tree, print: fingerprintTree(tree, analysis.dialect) }];
  });
}

/** Nothing is computed and nothing left out: the table itself is as good. */
function isTrivial(select: {
  readonly joins: readonly unknown[];
  readonly where_clause: unknown;
  readonly group_by: unknown;
  readonly distinct: boolean;
  readonly from: unknown;
}): boolean {
  return (
    !select.from ||
    (select.joins.length === 0 && !select.where_clause && !select.group_by && !select.distinct)
  );
}
