import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Analysis } from '../analysis/analysis.ts';
import type { Design } from './design.ts';
import type { Proposal } from './proposal.ts';
import type { RuleDependencies } from './rule.ts';
import { rules } from './rules.ts';

export interface ProposeOptions {
  /** Tables that store answers, or parts of them. @defaultValue false */
  readonly precompute?: boolean | undefined;
  /** Leave out columns that no query of the log reads. @defaultValue false */
  readonly prune?: boolean | undefined;
  /** The most that all proposals together may store. @defaultValue no limit */
  readonly maxStorageBytes?: number | undefined;
  /** @defaultValue 60 */
  readonly maxProposals?: number | undefined;
}

/**
 * What every rule proposes for a design, best first: by the seconds it is reckoned to save, and of two that save the same the one that
 * stores less. Proposals beyond the budgets, or not asked for, are left out. Gives way to other
 * work between two rules.
 */
export async function proposeImprovements(
  dependencies: RuleDependencies,
  analysis: Analysis,
  design: Design,
  {
    precompute = false,
    prune = false,
    maxStorageBytes = Number.POSITIVE_INFINITY,
    maxProposals = 60,
  }: ProposeOptions = {},
): Promise<readonly Proposal[]> {
  const made: Proposal[] = [];
  for (const rule of rules) {
    if (!rule.dialects.includes(design.dialect) || (rule.name === 'prune-columns' && !prune)) continue;
    made.push(...rule.propose(dependencies, analysis, design));
    await nextTurn();
  }
  const proposals = made
    .filter(({ precomputes }) => precompute || !precomputes)
    .toSorted(
      (a, b) =>
        b.saving.seconds - a.saving.seconds || (a.cost.storageBytes ?? 0) - (b.cost.storageBytes ?? 0),
    );
  let stored = 0;
  return proposals
    .filter(({ cost }) => {
      const bytes = Math.max(0, cost.storageBytes ?? 0);
      if (stored + bytes > maxStorageBytes) return false;
      stored += bytes;
      return true;
    })
    .slice(0, maxProposals);
}
