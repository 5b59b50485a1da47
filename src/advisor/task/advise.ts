import { reasonOf } from '../../errors/reason-of.ts';
import type { Lease } from '../../leases/take-lease.ts';
import type { TaskStage } from '../advisor-service.ts';
import { parseJdbcUrl } from '../jdbc/parse-jdbc-url.ts';
import { comparePlans } from '../measuring/compare-plans.ts';
import { type MeasuredPlans, noPlans } from '../measuring/plan-costs.ts';
import { type ModelNotes, proposeByModel } from '../model/propose-by-model.ts';
import { buildReport, type ReportFacts } from '../report/build-report.ts';
import { explainDesign } from '../source/explain-design.ts';
import type { AdviceSteps } from './advice-steps.ts';
import type { TaskMemory } from './create-task-memory.ts';
import { identityChoice } from './identity-choice.ts';
import type { Chosen } from './outcome.ts';
import { readFacts } from './read-facts.ts';
import { takeProposals } from './take-proposals.ts';
import type { TaskDetails } from './take-task-lease.ts';
import type { TaskDependencies } from './task-dependencies.ts';
import type { GivenTask, TaskEnd } from './task-record.ts';

export interface Advising {
  readonly taskId: string;
  readonly given: GivenTask;
  /** JDBC; empty offline. */
  readonly url: string;
  readonly steps: AdviceSteps;
  readonly lease: Lease<TaskDetails>;
  readonly memory: TaskMemory;
  /** Aborted when improving has to end. */
  readonly deadline: AbortSignal;
}

/** How often a running task's report is written: it holds every query. */
const reportEveryMs = 1_000;

/**
 * From what a task was given to what it answers: identity first, then every improvement that passes its gates until the time is up. Each
 * stage's outcome is remembered.
 */
export async function advise(dependencies: TaskDependencies, advising: Advising): Promise<TaskEnd> {
  const { taskId, given, steps, lease, memory, deadline } = advising;
  const { sandboxes, settings, now } = dependencies;
  let reportedAt = Number.NEGATIVE_INFINITY;

  const model: ModelNotes = { tokensUsed: 0, notes: [] };
  await enter('reading');
  const { analysis, facts } = await readFacts(dependencies, advising);

  await enter('identity');
  const context = { steps, sandboxes, analysis, signal: AbortSignal.any([lease.signal, deadline]) };
  const identity = await memory.once('identity', () => identityChoice(context, lease.signal));
  await report(identity);

  await enter('proposing');
  let chosen = await takeProposals(context, memory, {
    chosen: identity,
    asked: given,
    onStep: async (soFar, total) => {
      await enter('verifying', { done: soFar.outcomes.length, total });
      await report(soFar);
    },
  });
  chosen = await proposeByModel(dependencies, {
    context,
    memory,
    chosen,
    notes: model,
    onStep: report,
  });

  await enter('measuring');
  const best = chosen.design;
  const plans = await memory.once('plans', () => measure(best));

  await enter('reporting');
  const rendered = await steps.render(chosen.design);
  const { advice, notes } = await advised();
  const result = { taskId, status: 'DONE' as const, ok: true, tokensUsed: model.tokensUsed, ...rendered };
  return {
    reason: null,
    result,
    report: reportOf(chosen, 'DONE', { plans: { ...plans, notes: [...plans.notes, ...notes] }, advice }),
  };

  async function enter(stage: TaskStage, progress: TaskDetails['progress'] = null): Promise<void> {
    lease.update({ stage, progress });
    await lease.renew();
  }

  async function measure(design: Chosen['design']): Promise<MeasuredPlans> {
    if (context.signal.aborted) return noPlans;
    try {
      const source = parseJdbcUrl(advising.url, { defaultCatalog: analysis.catalog });
      const real = source && (await explainDesign(dependencies, { source, facts, design }, context.signal));
      if (real?.method) return real;
      return await comparePlans(
        sandboxes,
        { analysis, shares: facts.shares, design },
        { signal: context.signal },
      );
    } catch (error) {
      if (lease.signal.aborted) throw error;
      return { ...noPlans, notes: ['The time was up before plans could be compared.'] };
    }
  }

  /** A design that was verified is answered, whatever becomes of what stands beside it. */
  async function advised(): Promise<{
    readonly advice: ReportFacts['advice'];
    readonly notes: readonly string[];
  }> {
    try {
      return { advice: await steps.advise(analysis, chosen.design), notes: [] };
    } catch (error) {
      return { advice: [], notes: [`No advice could be given: ${reasonOf(error)}`] };
    }
  }

  async function report(soFar: Chosen): Promise<void> {
    if (now() - reportedAt < reportEveryMs) return;
    reportedAt = now();
    await memory.keep('report', reportOf(soFar, 'RUNNING'));
  }

  function reportOf(
    soFar: Chosen,
    status: 'RUNNING' | 'DONE',
    { plans, advice }: Pick<ReportFacts, 'plans' | 'advice'> = { plans: noPlans, advice: [] },
  ): TaskEnd['report'] {
    return buildReport({
      taskId,
      status,
      analysis,
      facts,
      chosen: soFar,
      plans,
      advice,
      model,
      outOfTime: deadline.aborted,
      deadlineMs: settings.advisor.deadlineMs,
      hasSandbox: sandboxes.some(({ standsInFor }) => standsInFor.includes(analysis.dialect)),
    });
  }
}
