import type * as z from 'zod';
import type { TaskStatus } from '../../advisor/advisor-service.ts';
import type { taskStatusBody } from './advisor-bodies.ts';

/** A task's status as the wire shows it. */
export function taskStatusOf({
  status,
  stage,
  progress,
  reason,
}: TaskStatus): z.input<typeof taskStatusBody> {
  return { status, stage, progress: progress && { ...progress }, reason };
}
