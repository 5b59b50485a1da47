import type * as z from 'zod';
import type { AdvisorReport } from '../../advisor/report/advisor-report.ts';
import type { taskReportBody } from './advisor-bodies.ts';
import { snakeKeys } from './snake-keys.ts';

/** A report as the wire shows it. */
export function taskReportOf({ taskId, ...rest }: AdvisorReport): z.input<typeof taskReportBody> {
  return { taskid: taskId, ...snakeKeys(rest) };
}
