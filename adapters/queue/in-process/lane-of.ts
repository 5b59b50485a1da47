import type { Lane } from './lane.ts';
import type { QueueState } from './queue-state.ts';

/** The lane of `name`, made when it is first spoken of. */
export function laneOf(queue: QueueState, name: string): Lane {
  const existing = queue.lanes.get(name);
  if (existing) return existing;
  const lane: Lane = {
    handler: null,
    concurrency: 1,
    live: new Map(),
    waiting: new Set(),
    running: new Map(),
  };
  queue.lanes.set(name, lane);
  return lane;
}
