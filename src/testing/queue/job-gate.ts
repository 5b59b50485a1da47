import type { Json } from '../../ports/json.ts';
import type { Job, JobHandler } from '../../ports/queue.ts';

export interface JobGate {
  readonly handler: JobHandler<Json>;
  /** Every attempt begun, in order. */
  readonly begun: readonly Job<Json>[];
  /** Attempts that are held at the moment, and the most there ever were at once. */
  readonly held: () => number;
  readonly mostHeld: () => number;
  /** Lets all attempts go on, those to come as well. */
  open(): void;
}

/** A handler whose attempts are held until the gate is opened or they are cancelled. */
export function jobGate(): JobGate {
  const gate = Promise.withResolvers<void>();
  const begun: Job<Json>[] = [];
  let held = 0;
  let mostHeld = 0;
  return {
    begun,
    held: () => held,
    mostHeld: () => mostHeld,
    open: () => gate.resolve(),
    handler: async (job) => {
      begun.push(job);
      held += 1;
      mostHeld = Math.max(mostHeld, held);
      const cancelled = Promise.withResolvers<void>();
      job.signal.addEventListener('abort', () => cancelled.resolve(), { once: true });
      await Promise.race([gate.promise, cancelled.promise]);
      held -= 1;
      job.signal.throwIfAborted();
    },
  };
}
