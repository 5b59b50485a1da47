import type { HttpSettings } from '../../../src/adapter-kit/index.ts';

/** The options with their defaults filled in. */
export interface Settings extends HttpSettings {
  readonly model: string;
  readonly dimensions: number;
  /** Whether `dimensions` is sent. */
  readonly shorten: boolean;
  readonly maxBatchSize: number;
  readonly maxBatchTokens: number;
}
