import type { Proposal } from '../design/proposal.ts';
import type { TaskMemory } from './create-task-memory.ts';
import type { Chosen, ProposalOutcome } from './outcome.ts';
import { type TrialContext, tryProposal } from './try-proposal.ts';
import { withOutcome } from './with-outcome.ts';

export interface ProposalsToTake {
  readonly chosen: Chosen;
  readonly precompute: boolean;
  /** Told of every proposal that was tried, and how many are known. */
  readonly onStep: (soFar: Chosen, total: number) => Promise<void>;
}

/**
 * Tries the best proposal, and then the next, each made anew on top of those taken, until none is left that was not tried or the time is
 * up. Each outcome is remembered.
 */
export async function takeProposals(
  context: TrialContext,
  memory: TaskMemory,
  { chosen: first, precompute, onStep }: ProposalsToTake,
): Promise<Chosen> {
  const { steps, analysis } = context;
  const tried = new Set<string>();
  let chosen = first;
  let proposals = await steps.propose(analysis, chosen.design, { precompute });
  for (;;) {
    const next = proposals.find(({ id }) => !tried.has(id));
    if (next === undefined) return chosen;
    const { design } = chosen;
    const outcome = await memory.once(`tried-${tried.size}`, () => attempt(design, next));
    tried.add(next.id).add(outcome.proposal.id);
    chosen = withOutcome(steps, chosen, outcome);
    if (outcome.outcome === 'taken') proposals = await steps.propose(analysis, chosen.design, { precompute });
    await onStep(chosen, tried.size + proposals.filter(({ id }) => !tried.has(id)).length);
  }

  async function attempt(design: Chosen['design'], proposal: Proposal): Promise<ProposalOutcome> {
    if (proposal.precomputes && !precompute) return leave(proposal, 'Stored answers were not asked for.');
    if (context.signal.aborted) return leave(proposal, outOfTime);
    try {
      return await tryProposal(context, design, proposal);
    } catch (error) {
      // A job that was cancelled stops at the next thing that it would remember.
      if (context.signal.aborted) return leave(proposal, outOfTime);
      throw error;
    }
  }
}

const outOfTime = 'The time was up before it could be verified.';

function leave(proposal: Proposal, reason: string): ProposalOutcome {
  return { proposal, outcome: 'not chosen', reason, verdicts: [] };
}
