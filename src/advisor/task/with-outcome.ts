import type { AdviceSteps } from './advice-steps.ts';
import type { Chosen, ProposalOutcome } from './outcome.ts';

/** What is chosen once a proposal has been tried: with it where it was taken. */
export function withOutcome(
  { apply }: Pick<AdviceSteps, 'apply'>,
  chosen: Chosen,
  outcome: ProposalOutcome,
): Chosen {
  const outcomes = [...chosen.outcomes, outcome];
  const design = outcome.outcome === 'taken' ? apply(chosen.design, outcome.proposal) : null;
  if (design === null) return { ...chosen, outcomes };
  const rewritten = new Set(outcome.proposal.change.queries.map(({ queryId }) => queryId));
  const verdicts = chosen.verdicts.map((known) => {
    const found = outcome.verdicts.find(({ queryId }) => queryId === known.queryId);
    return found && rewritten.has(found.queryId) ? found : known;
  });
  return { design, verdicts, outcomes };
}
