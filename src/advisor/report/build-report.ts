import type { Advice } from '../advice/advice.ts';
import type { Analysis, SourceQuery } from '../analysis/analysis.ts';
import type { MeasuredPlans } from '../measuring/plan-costs.ts';
import type { SourceFacts } from '../source/source-facts.ts';
import type { Chosen } from '../task/outcome.ts';
import { isAccepted } from '../verification/is-accepted.ts';
import type { Verdict } from '../verification/verdict.ts';
import type { AdvisorReport, ReportedProposal, ReportedQuery } from './advisor-report.ts';

export interface ReportFacts {
  readonly taskId: string;
  readonly status: 'RUNNING' | 'DONE';
  readonly analysis: Analysis;
  readonly facts: SourceFacts;
  readonly chosen: Chosen;
  readonly plans: MeasuredPlans;
  readonly advice: readonly Advice[];
  readonly model: { readonly tokensUsed: number; readonly notes: readonly string[] };
  readonly outOfTime: boolean;
  readonly deadlineMs: number;
  /** There is a sandbox that can stand in for the source. */
  readonly hasSandbox: boolean;
}

/** Everything that was done, as data. */
export function buildReport(subject: ReportFacts): AdvisorReport {
  const { taskId, status, analysis, chosen, model, plans, advice } = subject;
  const { totalSeconds } = analysis.workload;
  const proposals = chosen.outcomes
    .map(({ proposal, ...outcome }) => ({ ...proposal, ...outcome }))
    .sort(byOutcome);
  const planned = savedByPlans(analysis, plans);
  const saved =
    planned ??
    proposals
      .filter(({ outcome }) => outcome === 'taken')
      .reduce((sum, { saving }) => sum + saving.seconds, 0);
  return {
    taskId,
    status,
    savedSeconds: Math.max(0, Math.min(saved, totalSeconds)),
    totalSeconds,
    savingMethod:
      planned === null ? 'the sum of what the proposals are reckoned to save' : (plans.method ?? ''),
    proposals,
    advice,
    queries: analysis.queries.map((query) => reportedQuery(query, subject)),
    issues: analysis.issues,
    unverified: unverified(subject),
    tokensUsed: model.tokensUsed,
  };
}

const order = { taken: 0, refused: 1, 'not chosen': 2 } as const;

function byOutcome(left: ReportedProposal, right: ReportedProposal): number {
  return order[left.outcome] - order[right.outcome] || right.saving.seconds - left.saving.seconds;
}

/** Of plans, where those of nearly all the weight are known: what each query is reckoned to save by its share of the cost. */
function savedByPlans({ queries, workload }: Analysis, { costs }: MeasuredPlans): number | null {
  const byQuery = new Map(costs.map((cost) => [cost.queryId, cost]));
  let [saved, known] = [0, 0];
  for (const { id, weightSeconds } of queries) {
    const cost = byQuery.get(id);
    if (cost === undefined) continue;
    known += weightSeconds;
    if (cost.before > 0) saved += weightSeconds * (1 - cost.after / cost.before);
  }
  return known > 0 && known >= workload.totalSeconds * shareToRelyOn ? saved : null;
}

const shareToRelyOn = 0.9;

function reportedQuery(query: SourceQuery, { chosen, plans, facts }: ReportFacts): ReportedQuery {
  const { design, verdicts } = chosen;
  const costs = plans.costs.find(({ queryId }) => queryId === query.id);
  const { id, text, weightSeconds, repairs, faults } = query;
  return {
    queryId: id,
    weightSeconds,
    before: text,
    after: design.queries.find(({ queryId }) => queryId === id)?.sql ?? text,
    sourceCost: facts.costs.find(({ queryId }) => queryId === query.id)?.cost ?? null,
    planCosts: costs ? { before: costs.before, after: costs.after } : null,
    verdict: verdictOf(id, verdicts),
    repairs,
    faults,
  };
}

function verdictOf(id: string, verdicts: Chosen['verdicts']): Verdict {
  const found = verdicts.find(({ queryId }) => queryId === id);
  return found?.verdict ?? { kind: 'uncheckable', reason: 'It was not looked at.' };
}

function unverified(subject: ReportFacts): readonly string[] {
  const { analysis, facts, chosen, plans, model, outOfTime, deadlineMs, hasSandbox } = subject;
  const unsure = analysis.queries.flatMap(({ id }) => {
    const verdict = verdictOf(id, chosen.verdicts);
    return isAccepted(verdict)
      ? []
      : [`Query ${id} is ${verdict.kind}: ${'reason' in verdict ? verdict.reason : ''}`];
  });
  const needs = chosen.verdicts.flatMap(({ queryId, verdict }) =>
    verdict.kind === 'tested' && verdict.needs.length > 0
      ? [`Query ${queryId} holds only where this is so: ${verdict.needs.join('; ')}.`]
      : [],
  );
  return [
    ...(hasSandbox
      ? []
      : [
          `Nothing was run: there is no sandbox that stands in for ${analysis.dialect}. What is proven is proven by construction.`,
        ]),
    ...(facts.reached
      ? []
      : ['Nothing was compared with the real source: no row of it was read and no plan asked for.']),
    ...facts.notes,
    ...plans.notes,
    ...unsure,
    ...needs,
    ...model.notes,
    ...(outOfTime
      ? [`The time limit of ${Math.round(deadlineMs / 1_000)} seconds ended the search for improvements.`]
      : []),
  ];
}
