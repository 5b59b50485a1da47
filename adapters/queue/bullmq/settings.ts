import type { RedisPlace } from '../../../src/adapter-kit/index.ts';
import type { FailedAttempt } from './options.ts';

/** The options, checked. */
export interface Settings extends RedisPlace {
  /** Without the colon that bullmq puts after it. */
  readonly prefix: string;
  readonly work: boolean;
  readonly lockMs: number;
  readonly maxRecoveries: number;
  readonly timeoutMs: number;
  readonly onFailedAttempt: (failure: FailedAttempt) => void;
  readonly onError: (error: Error) => void;
}
