import type { SourceTable } from '../../analysis/analysis.ts';
import type { DataValue } from './fit-value.ts';

/** A table's rows, cells in the order of its columns. */
export interface GeneratedTable {
  readonly table: SourceTable;
  readonly rows: readonly (readonly DataValue[])[];
}
