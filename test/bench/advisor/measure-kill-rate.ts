import type { Analysis } from '../../../src/advisor/analysis/analysis.ts';
import type { Design } from '../../../src/advisor/design/design.ts';
import type { Syntax } from '../../../src/advisor/syntax/syntax.ts';
import type { Laboratory } from '../../../src/advisor/verification/laboratory/laboratory.ts';
import { mutateQuery } from '../../../src/advisor/verification/mutants/mutate-query.ts';
import { verifyRewrite } from '../../../src/advisor/verification/verify-rewrite.ts';
import { searchDifference } from './search-difference.ts';

export interface KillRate {
  readonly queries: number;
  /** Mutants of right rewrites that run at all. */
  readonly mutants: number;
  readonly refuted: number;
  /** Accepted, and the large search shows a difference. */
  readonly missed: number;
  /** Accepted, and no difference was found: equal, as far as is known. */
  readonly notShownToDiffer: number;
  /** Neither accepted nor refuted. */
  readonly undecided: number;
  /** Right rewrites that were refuted; each its reason. */
  readonly rightRefuted: readonly string[];
  /** What was missed, in words. */
  readonly missedChanges: readonly string[];
  readonly seconds: number;
}

export interface KillRateOptions {
  /** Mutants of one query at most, spread over all of them. */
  readonly perQuery: number;
}

/** Has a model that is wrong every time answer with mutants of right rewrites, and counts those that are refuted. */
export async function measureKillRate(
  dependencies: { readonly syntax: Syntax; readonly laboratory: Laboratory },
  { analysis, design }: { readonly analysis: Analysis; readonly design: Design },
  { perQuery }: KillRateOptions,
): Promise<KillRate> {
  const { syntax } = dependencies;
  const counts = { queries: 0, mutants: 0, refuted: 0, missed: 0, notShownToDiffer: 0, undecided: 0 };
  const rightRefuted: string[] = [];
  const missedChanges: string[] = [];
  const start = performance.now();
  for (const { id, sql } of analysis.queries) {
    const right = design.queries.find(({ queryId }) => queryId === id);
    const parsed = right && syntax.parseOne(right.sql, analysis.dialect);
    if (sql === null || !parsed?.ok) continue;
    counts.queries += 1;
    const own = await verifyRewrite(dependencies, {
      original: sql,
      rewritten: right?.sql ?? '',
      analysis,
      design,
    });
    if (own.kind === 'refuted') rightRefuted.push(`${id}: ${own.reason}`);
    const mutants = mutateQuery(parsed.tree, analysis.dialect);
    const step = Math.max(1, mutants.length / perQuery);
    for (const [index, { change, tree }] of mutants.entries()) {
      if (Math.floor(index / step) === Math.floor((index - 1) / step)) continue;
      const printed = syntax.print(tree, analysis.dialect);
      if (!printed.ok) continue;
      const subject = { original: sql, rewritten: printed.sql, analysis, design };
      const verdict = await verifyRewrite(dependencies, subject, { counterexamples: false, budgetMs: 3_000 });
      if (verdict.kind === 'refuted' && verdict.reason.startsWith('The rewritten query cannot')) continue;
      if (verdict.kind === 'bound' && verdict.reason.startsWith('The rewritten query cannot')) continue;
      counts.mutants += 1;
      if (verdict.kind === 'refuted') counts.refuted += 1;
      else if (verdict.kind !== 'tested' && verdict.kind !== 'proven') counts.undecided += 1;
      else if (await searchDifference(dependencies, subject)) {
        counts.missed += 1;
        missedChanges.push(`${id}: ${change}`);
      } else {
        counts.notShownToDiffer += 1;
      }
    }
  }
  return { ...counts, rightRefuted, missedChanges, seconds: (performance.now() - start) / 1_000 };
}
