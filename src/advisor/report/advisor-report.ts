import type { Advice } from '../advice/advice.ts';
import type { AnalysisIssue } from '../analysis/analysis.ts';
import type { Proposal } from '../design/proposal.ts';
import type { Verdict } from '../verification/verdict.ts';

/** What the advisor did and why, saved seconds first. JSON-safe; holds no credential. */
export interface AdvisorReport {
  readonly taskId: string;
  readonly status: 'RUNNING' | 'DONE' | 'FAILED';
  /** Expected seconds saved of `totalSeconds`, over the whole log. */
  readonly savedSeconds: number;
  readonly totalSeconds: number;
  /** How `savedSeconds` was estimated, in words. */
  readonly savingMethod: string;
  readonly proposals: readonly ReportedProposal[];
  /** What is worth doing beside the design: nothing of it was done, and no saving of it is counted. */
  readonly advice: readonly Advice[];
  readonly queries: readonly ReportedQuery[];
  readonly issues: readonly AnalysisIssue[];
  /** What was not verified and why, in words. */
  readonly unverified: readonly string[];
  readonly tokensUsed: number;
}

export interface ReportedProposal extends Proposal {
  readonly outcome: 'taken' | 'refused' | 'not chosen';
  /** Why it was not taken; `null` when it was. */
  readonly reason: string | null;
  readonly verdicts: readonly { readonly queryId: string; readonly verdict: Verdict }[];
}

export interface ReportedQuery {
  readonly queryId: string;
  readonly weightSeconds: number;
  readonly before: string;
  readonly after: string;
  /** What the source's own planner reckons the query costs as it came in, in its own unit; `null` where it was not asked or does not say. */
  readonly sourceCost: number | null;
  /** What a planner reckons before and after, where `savingMethod` says, in its own unit; `null` where it was not asked. */
  readonly planCosts: { readonly before: number; readonly after: number } | null;
  readonly verdict: Verdict;
  readonly repairs: readonly string[];
  readonly faults: readonly string[];
}
