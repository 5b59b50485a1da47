import type { Cell, RunResult } from '../ports/database.ts';
import type { Answer } from '../query/query-service.ts';
import type { AnswerVerdict } from './answer-figures.ts';
import { sameRows } from './same-rows.ts';

export interface Judged {
  readonly verdict: AnswerVerdict;
  /** What the verdict rests on; `null` for a right or a wrong one. */
  readonly reason: string | null;
}

type AnswerJudged = Pick<Answer, 'outcome' | 'columns' | 'data' | 'truncated' | 'warning' | 'clarification'>;

/** Compares an answer with the rows of the gold SQL. Nothing is compared with a result that was cut off. */
export function judgeAnswer(
  answer: AnswerJudged,
  gold: Pick<RunResult, 'rows' | 'truncated'>,
  options: { readonly ordered: boolean },
): Judged {
  if (gold.truncated) return { verdict: 'unscored', reason: 'the gold SQL gives too many rows to compare' };
  if (answer.outcome === 'needs_clarification') {
    return { verdict: 'declined', reason: answer.clarification?.message ?? null };
  }
  if (answer.outcome === 'blocked') return { verdict: 'blocked', reason: answer.warning };
  if (answer.outcome !== 'answered' || answer.data === null) {
    return { verdict: 'failed', reason: answer.warning };
  }
  const isSame = !answer.truncated && sameRows(rowsOf(answer), gold.rows, options);
  return { verdict: isSame ? 'correct' : 'wrong', reason: null };
}

function rowsOf({ columns, data }: AnswerJudged): readonly (readonly Cell[])[] {
  return (data ?? []).map((row) => columns.map(({ name }) => row[name] ?? null));
}
