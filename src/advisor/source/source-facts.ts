import type { TableName, TableStatistics } from '../analysis/analysis.ts';

/** What the real source told, without being changed. JSON-safe. */
export interface SourceFacts {
  readonly reached: boolean;
  readonly tables: readonly { readonly table: TableName; readonly statistics: TableStatistics | null }[];
  /** What the engine reckons the queries cost as they are, in its own unit; `null` where it does not say. */
  readonly costs: readonly { readonly queryId: string; readonly cost: number | null }[];
  /** What could not be read and why, in words. */
  readonly notes: readonly string[];
}

export const noSource: SourceFacts = { reached: false, tables: [], costs: [], notes: [] };
