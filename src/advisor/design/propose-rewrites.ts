import type { Analysis } from '../analysis/analysis.ts';
import type { SqlNode } from '../syntax/tree/sql-node.ts';
import { weightOf } from './cost/weight-of.ts';
import type { Design, DesignQuery } from './design.ts';
import type { Proposal } from './proposal.ts';
import { type ReadDesign, type ReadDesignQuery, readDesign } from './read-design.ts';
import type { RuleDependencies } from './rule.ts';

export interface Rewriting extends Pick<Proposal, 'rule' | 'title' | 'what' | 'assumes' | 'proof'> {
  /** The query's tree in its new form and what speaks for it, in words; `null` where there is nothing to do. */
  readonly rewrite: (query: ReadDesignQuery, read: ReadDesign) => RewrittenQuery | null;
}

export interface RewrittenQuery {
  readonly tree: SqlNode;
  readonly evidence: string;
  /** Of the query's time, 0 to 1. */
  readonly savedShare: number;
  readonly assumes?: readonly string[];
}

/**
 * One proposal that rewrites every query the rule applies to and leaves the tables alone; none where it applies to none. A query whose
 * new text cannot be printed faithfully, or does not bind, stays as it is.
 */
export function proposeRewrites(
  dependencies: RuleDependencies,
  analysis: Analysis,
  design: Design,
  { rule, title, what, assumes, proof, rewrite }: Rewriting,
): readonly Proposal[] {
  const read = readDesign(dependencies, design);
  const rewritten = read.queries.flatMap((query) => {
    const made = rewrite(query, read);
    const printed = made && dependencies.syntax.print(made.tree, design.dialect);
    if (!made || !printed?.ok || !read.bind(printed.sql)) return [];
    return [{ ...made, queryId: query.queryId, sql: printed.sql }];
  });
  if (rewritten.length === 0) return [];
  const queryIds = rewritten.map(({ queryId }) => queryId);
  return [
    {
      id: rule,
      rule,
      title,
      what,
      why: {
        queryIds,
        weightSeconds: weightOf(analysis, queryIds),
        evidence: rewritten.map(({ queryId, evidence }) => `${queryId}: ${evidence}`),
      },
      change: {
        tables: [],
        removedTables: [],
        queries: rewritten.map(({ queryId, sql }): DesignQuery => ({ queryId, sql })),
      },
      proof,
      assumes: [...new Set([...assumes, ...rewritten.flatMap((query) => query.assumes ?? [])])],
      saving: {
        seconds: rewritten.reduce(
          (sum, { queryId, savedShare }) => sum + weightOf(analysis, [queryId]) * savedShare,
          0,
        ),
        method: 'scanned bytes',
      },
      cost: { storageBytes: 0, freshness: null },
      rollback: 'Use the query as it was before.',
      precomputes: false,
    },
  ];
}
