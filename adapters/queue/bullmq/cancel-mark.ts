import { queueName } from './queue-name.ts';
import type { Settings } from './settings.ts';

/** Nobody runs a job for longer. */
export const cancelMarkMs: number = 7 * 24 * 3_600_000;

/** The key whose presence tells whoever runs the job to stop. */
export function cancelMark({ prefix }: Settings, name: string, jobId: string): string {
  return `${prefix}:${queueName(name)}:cancelled-${jobId}`;
}
