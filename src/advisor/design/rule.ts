import type { Dialect } from '../../ports/dialect.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { Syntax } from '../syntax/syntax.ts';
import type { Design } from './design.ts';
import type { Proposal } from './proposal.ts';

/** A deterministic source of proposals. */
export interface Rule {
  /** E.g. `half-open-date-range`. */
  readonly name: string;
  /** Of lakehouses (Trino, DuckDB), of row stores (Postgres, MySQL, SQLite), or of both. */
  readonly dialects: readonly Dialect[];
  /**
   * None when the evidence is not there. The same proposal has the same id against every design, so that it can be made anew on
   * top of those taken before it.
   */
  propose(dependencies: RuleDependencies, analysis: Analysis, design: Design): readonly Proposal[];
}

export interface RuleDependencies {
  readonly syntax: Syntax;
}
