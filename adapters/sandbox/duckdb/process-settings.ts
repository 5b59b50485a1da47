import type { Namespace } from '../../../src/adapter-kit/index.ts';

/** What a child process is started with; travels as JSON. */
export interface ProcessSettings {
  readonly threads: number;
  readonly maxMemoryBytes: number;
  readonly namespaces: readonly Namespace[];
  /** `7 / 2` is 3, and some of Trino's functions are there. */
  readonly standInForTrino: boolean;
}
