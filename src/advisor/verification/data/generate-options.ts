import type { SourceTable } from '../../analysis/analysis.ts';
import type { UniqueKey } from './unique-key.ts';

/** The shape of a database. */
export interface GenerateOptions {
  readonly seed: number;
  /** Rows that meet every condition and join with each other, in each table. */
  readonly chains: number;
  /** Rows beside those: a row met before with one or a few of its values changed. */
  readonly variants: number;
  /** The table that alone has rows on the edges of conditions, under keys that its other rows do not have; `null` for all of them. */
  readonly focus: SourceTable | null;
  /** As many rows that differ from one that meets all conditions in one value alone, which lies on the edge of a condition. */
  readonly systematic: number;
  /**
   * Groups of four equal rows, but that their sums, or averages, are exactly what those are compared with. They are all that such a table
   * holds; where nothing is compared with an aggregate, it is the table in focus.
   */
  readonly exact: number;
  /** Share of the keys that a table may hold; which ones is drawn for each table, so that some keys are on one side alone. */
  readonly keyShare: number;
  /** Share of changed values that become null where they may. */
  readonly nullShare: number;
  /** Share of the further rows that repeat an earlier one whole. */
  readonly repeatShare: number;
  /** Tables that stay empty. */
  readonly empty: readonly SourceTable[];
  /** Columns draw from few values, so that groups are large, orders tie and sums meet their thresholds. */
  readonly narrow: boolean;
  readonly unique: readonly UniqueKey[];
  /** Foreign keys hold. */
  readonly referential: boolean;
}
