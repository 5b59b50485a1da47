import type { AnswerFigures } from '../answer-figures.ts';
import type { RetrievalFigures } from '../retrieval-figures.ts';

/** The part of a saved report that a new one is compared with. Any `EvaluationReport` is one. */
export interface Baseline {
  readonly golden: {
    readonly checksum: string;
    readonly questions: number;
    /** Those that nothing was measured with. */
    readonly unusable: readonly unknown[];
  };
  readonly budgets: readonly {
    readonly budget: number;
    readonly figures: Pick<RetrievalFigures, RecallFigure>;
  }[];
  readonly answers: { readonly figures: Pick<AnswerFigures, 'executionAccuracy'> } | null;
}

/** Figures of retrieval that must not fall. */
export type RecallFigure = 'tableRecall' | 'columnRecall' | 'allTables' | 'allColumns';
