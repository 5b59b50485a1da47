import type { SourceTable } from '../../../analysis/analysis.ts';
import type { DataValue } from '../fit-value.ts';
import type { ValuePool } from '../value-pool.ts';

/** Values in the order of the columns. */
export type Row = DataValue[];

/** A table while its rows are being made. */
export interface TableDraft {
  readonly table: SourceTable;
  readonly pools: readonly ValuePool[];
  readonly rows: Row[];
  readonly unique: readonly { readonly places: readonly number[]; readonly allowsNulls: boolean }[];
  /** Places in the lists of keys. */
  readonly allowed: readonly number[];
}
