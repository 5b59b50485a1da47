import type { Proposal } from '../design/proposal.ts';
import type { TaskMemory } from './create-task-memory.ts';
import type { Chosen, ProposalOutcome } from './outcome.ts';
import { type TrialContext, tryProposal } from './try-proposal.ts';
import { withOutcome } from './with-outcome.ts';

export interface ProposalsToTake {
  readonly chosen: Chosen;
  /** Best first. */
  readonly proposals: readonly Proposal[];
  readonly precompute: boolean;
  readonly onStep: (soFar: Chosen, done: number) => Promise<void>;
}

/** Tries one proposal after another on top of those taken, until the time is up. Each outcome is remembered. */
export async function takeProposals(
  context: TrialContext,
  memory: TaskMemory,
  { chosen: first, proposals, precompute, onStep }: ProposalsToTake,
): Promise<Chosen> {
  let chosen = first;
  for (const [index, proposal] of proposals.entries()) {
    const { design } = chosen;
    const outcome = await memory.once(`tried-${index}`, () => attempt(design, proposal));
    chosen = withOutcome(context.steps, chosen, outcome);
    await onStep(chosen, index + 1);
  }
  return chosen;

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
