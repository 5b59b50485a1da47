import type { DataValue } from './fit-value.ts';

/** What a column may hold in generated data. */
export interface ValuePool {
  /** Those that most of the conditions on the column hold for. */
  readonly best: readonly DataValue[];
  readonly all: readonly DataValue[];
  /** Those that conditions name, and the ones right beside them. */
  readonly edges: readonly DataValue[];
  /** Columns that are joined with each other draw from one list, matching values first; `null` for other columns. */
  readonly keys: readonly DataValue[] | null;
  /** Parts of thresholds that aggregates of the column are compared with: a few of them add up to exactly that. */
  readonly parts: readonly DataValue[];
}
