import type { CallOptions } from '../../ports/call-options.ts';
import type { Queue } from '../../ports/queue.ts';
import { abortionCase } from '../abortion-case.ts';
import { failureCase } from '../failure-case.ts';
import { interruptionCase } from '../interruption-case.ts';
import type { QueueCase } from './queue-case.ts';

const calls: Readonly<Record<string, (queue: Queue, options: CallOptions) => Promise<unknown>>> = {
  enqueue: (queue, options) => queue.enqueue('work', null, { key: 'k', ...options }),
  inspect: (queue, options) => queue.inspect('work', 'k', options),
  cancel: (queue, options) => queue.cancel('work', 'k', options),
};

export const failureCases: readonly QueueCase[] = Object.entries(calls).flatMap(([method, call]) => [
  abortionCase<Queue>(method, (queue, signal) => call(queue, { signal })),
  failureCase<Queue>(method, 'QUEUE_FAILED', (queue) => call(queue, {})),
  interruptionCase<Queue>(method, (queue, signal) => call(queue, { signal })),
]);
