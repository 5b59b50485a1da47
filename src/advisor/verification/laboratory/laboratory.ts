import type { CallOptions } from '../../../ports/call-options.ts';
import type { RunResult } from '../../../ports/database.ts';
import type { SourceTable } from '../../analysis/analysis.ts';
import type { DesignTable } from '../../design/design.ts';
import type { Printed } from '../../syntax/syntax.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import type { GeneratedTable } from '../data/generated-database.ts';

/** A scratch database with a design's tables beside the source's, to run statements of the source's dialect on generated data. */
export interface Laboratory {
  /** The scratch database speaks another dialect than the source. */
  readonly translates: boolean;
  /** The statement as the scratch database takes it: translated, tables under the names they have there. */
  prepare(statement: SqlNode | string): Printed;
  /** Runs what `prepare` gave. Rejects with `SQL_FAULT`, `SANDBOX_FAILED`, `ABORTED`. */
  query(prepared: string, options?: CallOptions): Promise<RunResult>;
  execute(prepared: string, options?: CallOptions): Promise<void>;
  /** Makes the tables that are not there yet. Rejects with `SQL_FAULT` when the engine does not take one. */
  make(tables: LabTables, options?: CallOptions): Promise<void>;
  /** Empties these tables, puts the rows into the source's and fills the design's from them. Rejects as `make`. */
  load(tables: LabTables, data: readonly GeneratedTable[], options?: CallOptions): Promise<void>;
  /** The tables that a statement reads. */
  tablesOf(trees: readonly SqlNode[]): LabTables;
  /** Safe to call twice. */
  close(): Promise<void>;
}

export interface LabTables {
  readonly source: readonly SourceTable[];
  readonly design: readonly DesignTable[];
}
