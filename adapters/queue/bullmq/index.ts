export { bullmqQueue } from './bullmq-queue.ts';
export type { BullmqQueueOptions, FailedAttempt } from './options.ts';
