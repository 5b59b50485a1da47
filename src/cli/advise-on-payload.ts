import type { AdvisorResult, TaskStatus } from '../advisor/advisor-service.ts';
import type { AdvisorPayload } from '../advisor/payload/advisor-payload.ts';
import type { AdvisorReport } from '../advisor/report/advisor-report.ts';
import { abortableDelay } from '../shared/abortable-delay.ts';
import type { AdviseOptions } from './advise-options.ts';
import type { CliContext } from './cli-context.ts';
import { createStatusLine } from './create-status-line.ts';
import { type OpenOptions, openNlQuery } from './open-nl-query.ts';
import { progressBar } from './progress-bar.ts';

/** What a task gave. */
export interface Advice {
  readonly result: AdvisorResult;
  readonly report: AdvisorReport;
  readonly reason: string | null;
}

const pollMs = 100;

/** Runs a task to its end and shows how far it is. An interrupt cancels it. */
export async function adviseOnPayload(
  context: CliContext,
  payload: AdvisorPayload,
  options: Pick<AdviseOptions, 'precompute' | 'prune'> & OpenOptions,
): Promise<Advice> {
  const { io } = context;
  const { signal } = io;
  const { precompute, prune } = options;
  const statusLine = createStatusLine(io.stderr, io.stderr.isTTY === true);
  return openNlQuery(context, options, async ({ advisor }) => {
    const { taskId } = await advisor.submit(payload, { precompute, prune, signal });
    try {
      for (;;) {
        const status = await advisor.status(taskId, { signal });
        if (status.status !== 'RUNNING') {
          const [result, report] = await Promise.all([advisor.result(taskId), advisor.report(taskId)]);
          return { result, report, reason: status.reason };
        }
        statusLine.show(words(status));
        await abortableDelay(pollMs, signal);
      }
    } catch (error) {
      if (signal.aborted) await advisor.cancel(taskId);
      throw error;
    } finally {
      statusLine.clear();
    }
  });
}

const stages: Readonly<Record<NonNullable<TaskStatus['stage']>, string>> = {
  queued: 'Starting …',
  reading: 'Reading DDL and queries …',
  identity: 'Building the rename-only design …',
  proposing: 'Looking for improvements …',
  verifying: 'Verifying proposals',
  measuring: 'Measuring …',
  reporting: 'Writing the report …',
};

function words({ stage, progress }: TaskStatus): string {
  const text = stages[stage ?? 'queued'];
  return progress === null ? text : `${text} ${progressBar(progress.done, progress.total)}`;
}
