import type { Dialect } from '../../ports/dialect.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { Design } from './design.ts';
import type { Proposal } from './proposal.ts';

/** A deterministic source of proposals. */
export interface Rule {
  /** E.g. `half-open-date-range`. */
  readonly name: string;
  /** Of lakehouses (Trino, DuckDB), of row stores (Postgres, MySQL, SQLite), or of both. */
  readonly dialects: readonly Dialect[];
  /** Best first; none when the evidence is not there. */
  propose(analysis: Analysis, design: Design): readonly Proposal[];
}
