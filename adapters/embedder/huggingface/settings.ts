import type { HttpSettings } from '../../../src/adapter-kit/index.ts';

/** The options with their defaults filled in. */
export interface Settings extends HttpSettings {
  readonly model: string;
  readonly dimensions: number;
  readonly queryPrefix: string;
  readonly documentPrefix: string;
  readonly normalize: boolean;
  readonly truncate: boolean;
  readonly maxBatchSize: number;
}
