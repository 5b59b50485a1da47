import type { Baseline, RecallFigure } from './baseline.ts';

export interface Regression {
  /** `usable`: the share of questions whose SQL says what they need; the others count in no other figure. */
  readonly figure: RecallFigure | 'usable' | 'executionAccuracy';
  /** Tokens; `null` for a figure that belongs to no budget. */
  readonly budget: number | null;
  readonly before: number;
  readonly after: number;
}

export interface Comparison {
  /** Figures that fell by more than the tolerance. */
  readonly regressions: readonly Regression[];
  /** How many figures both reports have. */
  readonly compared: number;
  /** Both were measured with the same questions and SQL. */
  readonly sameQuestions: boolean;
}

const recallFigures = ['tableRecall', 'columnRecall', 'allTables', 'allColumns'] as const;

/** Rounding of the saved figures must not count as a fall. */
const epsilon = 1e-9;

/** Compares shares, at budgets that both reports have. Times and tokens differ between machines and settings and are not compared. */
export function compareReports(
  before: Baseline,
  after: Baseline,
  { tolerance }: { /** 0 to 1. */ readonly tolerance: number },
): Comparison {
  const [usableBefore, usableAfter] = [usableShare(before), usableShare(after)];
  const pairs: Regression[] = [{ figure: 'usable', budget: null, before: usableBefore, after: usableAfter }];
  for (const { budget, figures } of after.budgets) {
    const known = before.budgets.find((one) => one.budget === budget);
    if (known === undefined) continue;
    for (const figure of recallFigures) {
      pairs.push({ figure, budget, before: known.figures[figure], after: figures[figure] });
    }
  }
  if (before.answers !== null && after.answers !== null) {
    const [was, is] = [before.answers, after.answers].map(({ figures }) => figures.executionAccuracy);
    pairs.push({ figure: 'executionAccuracy', budget: null, before: was ?? 0, after: is ?? 0 });
  }
  return {
    regressions: pairs.filter((pair) => pair.before - pair.after > tolerance + epsilon),
    compared: pairs.length,
    sameQuestions: before.golden.checksum === after.golden.checksum,
  };
}

function usableShare({ golden: { questions, unusable } }: Baseline): number {
  return questions === 0 ? 1 : 1 - unusable.length / questions;
}
