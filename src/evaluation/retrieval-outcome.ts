import type { Missing } from './compare-context.ts';
import type { Gold } from './gold.ts';

/** What retrieval showed for one question, compared with what the question needs. */
export interface RetrievalOutcome {
  readonly gold: Gold;
  readonly missing: Missing;
  readonly tokens: number;
  readonly ms: number;
}
