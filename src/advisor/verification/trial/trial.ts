import type { CallOptions } from '../../../ports/call-options.ts';
import type { RunResult } from '../../../ports/database.ts';
import type { Dialect } from '../../../ports/dialect.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import type { Design } from '../../design/design.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import type { PreparedQuery } from '../comparison/prepared-query.ts';
import type { ColumnKey } from '../data/column-key.ts';
import type { GeneratedTable } from '../data/generated-database.ts';
import type { UniqueKey } from '../data/unique-key.ts';
import type { ValuePool } from '../data/value-pool.ts';
import type { LabTables } from '../laboratory/laboratory.ts';

/** Two queries in the laboratory, with data made for them. */
export interface Trial {
  readonly original: SqlNode;
  readonly tables: LabTables;
  readonly dialect: Dialect;
  readonly candidateKeys: readonly UniqueKey[];
  /** From now on data keeps these keys unique, beside the declared ones. */
  assume(keys: readonly UniqueKey[]): void;
  assumed(): readonly UniqueKey[];
  /** Databases on which the two were found to be equal, and on how many of them the original query gave a row. */
  settled(): { readonly databases: number; readonly withRows: number };
  /** What the columns of the source tables may hold. */
  readonly pools: ReadonlyMap<ColumnKey, ValuePool>;
  database(index: number): readonly GeneratedTable[];
  /** How the two differ on the `index`-th database, in words; `null` when they do not, or the database does not settle it. */
  differsOn(index: number, options: CallOptions): Promise<string | null>;
  /** The same for other rows. */
  differsWith(data: readonly GeneratedTable[], options: CallOptions): Promise<string | null>;
  outcomeOn(data: readonly GeneratedTable[], options: CallOptions): Promise<Outcome>;
  /** What a mutant of the original makes of the data that was loaded last: told from the original, equal to it, or no valid SQL. */
  tries(mutant: PreparedQuery, options: CallOptions): Promise<'told' | 'equal' | 'invalid'>;
  prepare(tree: SqlNode): PreparedQuery | string;
}

export type Outcome =
  | { readonly kind: 'equal'; readonly hasRows: boolean }
  | { readonly kind: 'differs'; readonly difference: Difference }
  /** The original query fails on these rows, takes too long, or gives too many. */
  | { readonly kind: 'unsettled' };

export interface Difference {
  readonly words: string;
  readonly expected: RunResult;
  readonly actual: RunResult | null;
}

export interface TrialSubject {
  readonly original: SqlNode;
  readonly rewritten: SqlNode;
  readonly analysis: Analysis;
  readonly design: Design;
}
