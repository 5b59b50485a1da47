import type { Dialect } from '../../ports/dialect.ts';
import type { Analysis } from '../analysis/analysis.ts';
import type { Design } from '../design/design.ts';
import type { RuleDependencies } from '../design/rule.ts';
import type { Advice } from './advice.ts';

/** A deterministic source of advice. */
export interface Adviser {
  /** E.g. `iceberg-upkeep`. */
  readonly name: string;
  readonly dialects: readonly Dialect[];
  /** On the design that was chosen. None when the evidence is not there. */
  advise(dependencies: RuleDependencies, analysis: Analysis, design: Design): readonly Advice[];
}
