import type { Json } from '../../../src/adapter-kit/index.ts';

/** The data of a job as bullmq keeps it. */
export interface StoredJob {
  readonly key: string;
  readonly payload: Json;
}
