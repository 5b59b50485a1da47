export { inProcessQueue } from './in-process-queue.ts';
export type { FailedAttempt, InProcessQueueOptions } from './options.ts';
