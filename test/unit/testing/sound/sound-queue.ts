import { inProcessQueue } from '../../../../adapters/queue/in-process/index.ts';
import type { Queue } from '../../../../src/adapter-kit/index.ts';

const storages = new Map<string, { queue: Queue; waiting: Parameters<Queue['enqueue']>[] }>();

/**
 * A persistent, distributed queue that keeps every promise, within one process: all queues of a storage share one engine,
 * and what waits when it is closed is enqueued anew by the next.
 */
export function soundQueue(storage: string): Queue {
  const engine = storages.get(storage) ?? { queue: inProcessQueue(), waiting: [] };
  storages.set(storage, engine);
  let closed = false;
  return {
    ...engine.queue,
    name: 'sound',
    capabilities: { persistent: true, distributed: true },
    define: (...definition) => engine.queue.define(...definition),
    enqueue: async (...job) => {
      if (closed) return engine.queue.enqueue(...job);
      const taken = await engine.queue.enqueue(...job);
      if (taken) engine.waiting.push(job);
      return taken;
    },
    close: async () => {
      const first = !closed;
      closed = true;
      if (first) await revive(storage, engine);
      await engine.queue.close();
    },
  };
}

async function revive(
  storage: string,
  engine: { queue: Queue; waiting: Parameters<Queue['enqueue']>[] },
): Promise<void> {
  const next = { queue: inProcessQueue(), waiting: engine.waiting };
  for (const job of engine.waiting) {
    const state = await engine.queue.inspect(job[0], job[2].key);
    if (state?.state === 'waiting') await next.queue.enqueue(...job);
  }
  storages.set(storage, next);
}
