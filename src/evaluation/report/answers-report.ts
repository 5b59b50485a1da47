import type { DerivedQuestion } from '../derive-golds.ts';
import type { AnswersMeasured } from '../measure-answers.ts';
import type { AnswersReport } from './evaluation-report.ts';

/** What a report says of the answers. */
export function answersReport(
  { model, budget }: Pick<AnswersReport, 'model' | 'budget'>,
  { figures, outcomes }: AnswersMeasured<DerivedQuestion>,
): AnswersReport {
  const misses = outcomes
    .filter(({ verdict }) => verdict !== 'correct')
    .map(({ question, verdict, reason, sql }) => ({
      line: question.line,
      question: question.question,
      verdict,
      reason,
      goldSql: question.sql,
      sql,
    }));
  return { model, budget, figures, misses };
}
