import type { Queue } from 'bullmq';
import type { RedisLink } from '../../../src/adapter-kit/index.ts';
import type { Lane } from './lane.ts';
import type { Settings } from './settings.ts';

export interface QueueState {
  readonly settings: Settings;
  /** What is done with the jobs of each name, in this process. */
  readonly lanes: Map<string, Lane>;
  /** For calls: opened by the first one. */
  link: Promise<RedisLink> | null;
  /** For running jobs: opened by the first worker. */
  workLink: Promise<RedisLink> | null;
  /** By job name, for calls. */
  readonly queues: Map<string, Promise<Queue>>;
  /** Aborted by `close`. */
  readonly closing: AbortController;
  closed: Promise<void> | null;
}
