import type { Design } from '../design/design.ts';
import type { Proposal } from '../design/proposal.ts';
import type { ReportedProposal } from '../report/advisor-report.ts';
import type { Verdict } from '../verification/verdict.ts';

/** The verdict on one query. */
export interface QueryVerdict {
  readonly queryId: string;
  readonly verdict: Verdict;
}

/** What became of a proposal. JSON-safe. */
export type ProposalOutcome = Pick<ReportedProposal, 'outcome' | 'reason' | 'verdicts'> & {
  /** Without the queries it was refused for. */
  readonly proposal: Proposal;
};

/** The best verified design so far. JSON-safe. */
export interface Chosen {
  readonly design: Design;
  /** One a query, in the payload's order. */
  readonly verdicts: readonly QueryVerdict[];
  readonly outcomes: readonly ProposalOutcome[];
}
