import type { Analysis } from '../analysis/analysis.ts';
import { applyProposal } from './apply-proposal.ts';
import type { Design } from './design.ts';
import type { Proposal } from './proposal.ts';
import type { RuleDependencies } from './rule.ts';
import { rules } from './rules.ts';

/**
 * A proposal made anew on top of what has been taken since: its rule looks at the design as it stands. `null` when the rule no longer proposes
 * it. One that no rule made, the model's, is taken as it is where it still fits.
 */
export function rebaseProposal(
  dependencies: RuleDependencies,
  analysis: Analysis,
  design: Design,
  proposal: Proposal,
): Proposal | null {
  const rule = rules.find(({ name }) => name === proposal.rule);
  if (!rule) return applyProposal(design, proposal) ? proposal : null;
  const again = rule.propose(dependencies, analysis, design).find(({ id }) => id === proposal.id);
  if (!again) return null;
  const tables = new Set(proposal.change.tables.map(({ name }) => name));
  return again.change.tables.every(
    ({ name }) => tables.has(name) || !design.tables.some((table) => table.name === name),
  )
    ? again
    : null;
}
