import type { Proposal } from '../design/proposal.ts';
import type { TaskMemory } from './create-task-memory.ts';
import type { Chosen, ProposalOutcome } from './outcome.ts';
import type { GivenTask } from './task-record.ts';
import { type TrialContext, tryProposal } from './try-proposal.ts';
import { withOutcome } from './with-outcome.ts';

export interface ProposalsToTake {
  readonly chosen: Chosen;
  readonly asked: Pick<GivenTask, 'precompute' | 'prune'>;
  /** Told at first and after every proposal that was tried, and how many are known. */
  readonly onStep: (soFar: Chosen, total: number) => Promise<void>;
}

/**
 * Tries the best proposal, and then the next, each made anew on top of those taken, until none is left that was not tried or the time is
 * up. Each outcome is remembered.
 */
export async function takeProposals(
  context: TrialContext,
  memory: TaskMemory,
  { chosen: first, asked, onStep }: ProposalsToTake,
): Promise<Chosen> {
  const { steps, analysis } = context;
  const tried = new Set<string>();
  const known = new Map<string, Proposal>();
  let chosen = first;
  let proposals = await propose();
  await onStep(chosen, proposals.length);
  for (let next = untried(); next !== undefined; next = untried()) {
    const [proposal, { design }] = [next, chosen];
    const outcome = await memory.once(`tried-${tried.size}`, () => attempt(design, proposal));
    tried.add(proposal.id);
    chosen = withOutcome(steps, chosen, outcome);
    if (outcome.outcome === 'taken') proposals = await propose();
    await onStep(chosen, tried.size + proposals.filter(({ id }) => !tried.has(id)).length);
  }
  const gone = [...known.values()].filter(({ id }) => !tried.has(id));
  return {
    ...chosen,
    outcomes: [...chosen.outcomes, ...gone.map((proposal) => leave(proposal, superseded))],
  };

  async function propose(): Promise<readonly Proposal[]> {
    const made = await steps.propose(analysis, chosen.design);
    for (const proposal of made) known.set(proposal.id, proposal);
    return made;
  }

  function untried(): Proposal | undefined {
    return proposals.find(({ id }) => !tried.has(id));
  }

  async function attempt(design: Chosen['design'], proposal: Proposal): Promise<ProposalOutcome> {
    if (proposal.precomputes && !asked.precompute)
      return leave(proposal, 'Stored answers were not asked for.');
    if (proposal.rule === 'prune-columns' && !asked.prune)
      return leave(proposal, 'Leaving out columns was not asked for.');
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
const superseded = 'There was no more reason for it once others had been taken.';

function leave(proposal: Proposal, reason: string): ProposalOutcome {
  return { proposal, outcome: 'not chosen', reason, verdicts: [] };
}
