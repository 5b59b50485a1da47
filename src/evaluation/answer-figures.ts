/**
 * How questions were answered, by their number. `correct`: the rows are those of the gold SQL. `wrong`: other rows. `declined`: ambiguous or
 * unanswerable, as the model says. `blocked`: the SQL would write. `failed`: no statement worked, or the model or the database failed. `unscored`: the gold SQL itself gave no
 * rows to compare with.
 */
export interface AnswerFigures {
  /** Questions that were scored: all but `unscored`. */
  readonly n: number;
  readonly correct: number;
  readonly wrong: number;
  readonly declined: number;
  readonly blocked: number;
  readonly failed: number;
  readonly unscored: number;
  /** `correct` of `n`, 0 to 1. */
  readonly executionAccuracy: number;
  /** Milliseconds of one answer. */
  readonly msMedian: number;
  readonly msP95: number;
}

export type AnswerVerdict = 'correct' | 'wrong' | 'declined' | 'blocked' | 'failed' | 'unscored';
