import { isNlQueryError } from '../../errors/is-nl-query-error.ts';
import { reasonOf } from '../../errors/reason-of.ts';
import type { Sandbox } from '../../ports/sandbox.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { Design } from '../design/design.ts';
import type { Proposal } from '../design/proposal.ts';
import { isAccepted } from '../verification/is-accepted.ts';
import type { AdviceSteps } from './advice-steps.ts';
import { affectedQueries } from './affected-queries.ts';
import type { ProposalOutcome, QueryVerdict } from './outcome.ts';

export interface TrialContext {
  readonly steps: AdviceSteps;
  readonly sandboxes: readonly Sandbox[];
  readonly analysis: Analysis;
  readonly signal: AbortSignal;
}

/**
 * Whether a proposal can be taken into the design: every query it touches still gives what it gave, and the contract holds. Where it only
 * adds tables, the queries that fail are left out of it. Rejects with `ABORTED` alone.
 */
export async function tryProposal(
  context: TrialContext,
  design: Design,
  proposal: Proposal,
): Promise<ProposalOutcome> {
  const { steps, analysis, sandboxes, signal } = context;
  const next = steps.apply(design, proposal);
  if (next === null) {
    return {
      proposal,
      outcome: 'not chosen',
      reason: 'It does not fit what was taken before it.',
      verdicts: [],
    };
  }
  try {
    // A query that came in broken goes back as it came, whatever becomes of the tables.
    const broken = new Set(analysis.queries.flatMap(({ id, sql }) => (sql === null ? [id] : [])));
    const queryIds = affectedQueries(design, proposal).filter((id) => !broken.has(id));
    const verdicts = await steps.verify(
      sandboxes,
      { analysis, design: next, queryIds, proposal },
      { signal },
    );
    const failing = verdicts.filter(({ verdict }) => !isAccepted(verdict));
    if (failing.length > 0) return await withoutFailing(context, design, { proposal, verdicts, failing });
    const [fault] = await steps.contractFaults(next, await steps.render(next), analysis);
    if (fault === undefined) return { proposal, outcome: 'taken', reason: null, verdicts };
    return { proposal, outcome: 'refused', reason: `It breaks the contract: ${fault}`, verdicts };
  } catch (error) {
    if (isNlQueryError(error, 'ABORTED') || signal.aborted) throw error;
    const reason = `It could not be verified: ${reasonOf(error)}`;
    return { proposal, outcome: 'refused', reason, verdicts: [] };
  }
}

interface Failure {
  readonly proposal: Proposal;
  readonly verdicts: readonly QueryVerdict[];
  readonly failing: readonly QueryVerdict[];
}

async function withoutFailing(
  context: TrialContext,
  design: Design,
  { proposal, verdicts, failing }: Failure,
): Promise<ProposalOutcome> {
  const { change, why, saving } = proposal;
  const refused = new Set(failing.map(({ queryId }) => queryId));
  const names = new Set(design.tables.map(({ name }) => name));
  const queries = change.queries.filter(({ queryId }) => !refused.has(queryId));
  const onlyAdds = change.removedTables.length === 0 && change.tables.every(({ name }) => !names.has(name));
  if (!onlyAdds || queries.length === 0) {
    return { proposal, outcome: 'refused', reason: reasonFor(failing), verdicts };
  }
  const smaller: Proposal = {
    ...proposal,
    why: { ...why, queryIds: queries.map(({ queryId }) => queryId) },
    change: { ...change, queries },
    saving: { ...saving, seconds: (saving.seconds * queries.length) / change.queries.length },
  };
  const outcome = await tryProposal(context, design, smaller);
  return { ...outcome, verdicts: [...outcome.verdicts, ...failing] };
}

function reasonFor(failing: readonly QueryVerdict[]): string {
  const [first] = failing;
  if (!first) return 'It was not verified.';
  const { queryId, verdict } = first;
  const why = 'reason' in verdict ? verdict.reason : verdict.kind;
  const others = failing.length > 1 ? ` (and ${failing.length - 1} more)` : '';
  return `Query ${queryId} is ${verdict.kind}${others}: ${why}`;
}
