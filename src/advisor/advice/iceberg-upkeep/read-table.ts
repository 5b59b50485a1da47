import type { DesignTable } from '../../design/design.ts';

/** A table of the design that a good part of the log reads. */
export interface ReadTable {
  readonly table: DesignTable;
  readonly queryIds: readonly string[];
  readonly weightSeconds: number;
  /** Of queries that read another table as well. */
  readonly joinedIds: readonly string[];
  /** Those it is joined, filtered and grouped by there, in the table's order. */
  readonly plannedColumns: readonly string[];
}
