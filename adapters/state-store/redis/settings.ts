import type { RedisPlace } from '../../../src/adapter-kit/index.ts';

/** The options, checked. */
export interface Settings extends RedisPlace {
  readonly prefix: string;
  readonly timeoutMs: number;
}
