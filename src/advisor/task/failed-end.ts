import type { TaskEnd } from './task-record.ts';

/** How a task ends that has nothing to give. */
export function failedEnd(taskId: string, reason: string, tokensUsed = 0): TaskEnd {
  return {
    reason,
    result: { taskId, status: 'FAILED', ok: false, tokensUsed, ddl: [], migrations: [], queries: [] },
    report: {
      taskId,
      status: 'FAILED',
      savedSeconds: 0,
      totalSeconds: 0,
      savingMethod: '',
      proposals: [],
      advice: [],
      queries: [],
      issues: [],
      unverified: [`Nothing was verified: ${reason}`],
      tokensUsed,
    },
  };
}
