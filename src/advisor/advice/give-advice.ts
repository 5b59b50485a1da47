import type { Analysis } from '../analysis/analysis.ts';
import type { Design } from '../design/design.ts';
import type { RuleDependencies } from '../design/rule.ts';
import type { Advice } from './advice.ts';
import { advisers } from './advisers.ts';

/** The most that is said. */
const mostAdvice = 40;

/** What is worth doing beside the design: what a figure speaks for comes first, then what concerns most of the log's seconds. */
export function giveAdvice(
  dependencies: RuleDependencies,
  analysis: Analysis,
  design: Design,
): readonly Advice[] {
  return advisers
    .filter(({ dialects }) => dialects.includes(design.dialect))
    .flatMap((adviser) => adviser.advise(dependencies, analysis, design))
    .toSorted(
      (a, b) =>
        (b.effect.seconds ?? 0) - (a.effect.seconds ?? 0) || b.why.weightSeconds - a.why.weightSeconds,
    )
    .slice(0, mostAdvice);
}
