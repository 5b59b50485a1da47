import type { Lane } from './lane.ts';
import type { FailedAttempt } from './options.ts';

export interface QueueState {
  readonly lanes: Map<string, Lane>;
  readonly onFailedAttempt: ((failure: FailedAttempt) => void) | null;
  closed: boolean;
  /** Holds the process open; `null` while no job can make progress. */
  keepAlive: NodeJS.Timeout | null;
}
