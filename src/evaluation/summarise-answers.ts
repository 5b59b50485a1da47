import type { AnswerFigures, AnswerVerdict } from './answer-figures.ts';
import { quantile } from './quantile.ts';

/** Counts the verdicts. Accuracy is 0 where nothing was scored. */
export function summariseAnswers(
  outcomes: readonly { readonly verdict: AnswerVerdict; readonly ms: number }[],
): AnswerFigures {
  const count = (verdict: AnswerVerdict) => outcomes.filter((outcome) => outcome.verdict === verdict).length;
  const scored = outcomes.filter(({ verdict }) => verdict !== 'unscored');
  const correct = count('correct');
  const ms = scored.map((outcome) => outcome.ms);
  return {
    n: scored.length,
    correct,
    wrong: count('wrong'),
    declined: count('declined'),
    blocked: count('blocked'),
    failed: count('failed'),
    unscored: count('unscored'),
    executionAccuracy: scored.length === 0 ? 0 : Math.round((correct / scored.length) * 10_000) / 10_000,
    msMedian: Math.round(quantile(ms, 0.5) * 100) / 100,
    msP95: Math.round(quantile(ms, 0.95) * 100) / 100,
  };
}
