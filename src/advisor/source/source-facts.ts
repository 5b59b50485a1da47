import type { TableName, TableStatistics } from '../analysis/analysis.ts';

/** What the real source told, without being changed. JSON-safe. */
export interface SourceFacts {
  readonly reached: boolean;
  readonly tables: readonly { readonly table: TableName; readonly statistics: TableStatistics | null }[];
  /** Primary and unique keys that it declares, the DDL may know more or less of them. */
  readonly keys: readonly { readonly table: TableName; readonly columns: readonly string[] }[];
  /** What the engine reckons the queries cost as they are, in its own unit; `null` where it does not say. */
  readonly costs: readonly { readonly queryId: string; readonly cost: number | null }[];
  /** Of the tables' rows, how many the engine reckons to hold a literal that queries compare a column with. */
  readonly shares: readonly LiteralShare[];
  /** What could not be read and why, in words. */
  readonly notes: readonly string[];
}

export interface LiteralShare {
  readonly table: TableName;
  readonly column: string;
  /** As SQL. */
  readonly literal: string;
  /** 0 to 1. */
  readonly share: number;
}

export const noSource: SourceFacts = {
  reached: false,
  tables: [],
  keys: [],
  costs: [],
  shares: [],
  notes: [],
};
