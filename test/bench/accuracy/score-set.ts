import type { Answerer } from './answerer.ts';
import { goldRows } from './gold-rows.ts';
import type { Question } from './question.ts';
import { sameRows } from './same-rows.ts';
import { spiderHardness } from './spider-hardness.ts';

export interface Tally {
  n: number;
  correct: number;
  wrong: number;
  declined: number;
  failed: number;
}

export interface SetScore extends Tally {
  readonly byDb: Record<string, Tally>;
  readonly byDifficulty: Record<string, Tally>;
  msMedian: number;
}

/** What went other than right, for reading. */
export interface Miss {
  readonly id: string;
  readonly db: string;
  readonly question: string;
  readonly gold: string;
  readonly outcome: keyof Tally;
  readonly got: string;
  readonly difficulty: string;
}

/** Execution accuracy of an answerer over questions with gold statements. */
export async function scoreSet(
  data: string,
  questions: readonly Question[],
  answerer: Answerer,
): Promise<{ readonly score: SetScore; readonly misses: readonly Miss[] }> {
  const score: SetScore = { ...tally(), byDb: {}, byDifficulty: {}, msMedian: 0 };
  const misses: Miss[] = [];
  const times: number[] = [];
  for (const question of questions) {
    const started = performance.now();
    const outcome = await answerer.ask(question.db, question.question);
    times.push(performance.now() - started);
    const difficulty = question.difficulty ?? spiderHardness(question.gold_sql ?? '');
    const verdict =
      outcome.kind !== 'answered'
        ? outcome.kind
        : goldRows(data, question).some((rows) => sameRows(outcome.rows, rows, isOrdered(question)))
          ? 'correct'
          : 'wrong';
    score.byDb[question.db] ??= tally();
    score.byDifficulty[difficulty] ??= tally();
    for (const counts of [score, score.byDb[question.db], score.byDifficulty[difficulty]]) {
      if (counts === undefined) continue;
      counts.n += 1;
      counts[verdict] += 1;
    }
    if (verdict !== 'correct') {
      const got =
        outcome.kind === 'declined'
          ? outcome.reason
          : `${outcome.sql ?? ''}${outcome.kind === 'failed' ? ` -- ${outcome.reason}` : ''}`;
      const { id, db } = question;
      misses.push({
        id,
        db,
        question: question.question,
        gold: question.gold_sql ?? '',
        outcome: verdict,
        got,
        difficulty,
      });
    }
  }
  times.sort((left, right) => left - right);
  score.msMedian = Number((times[Math.floor(times.length / 2)] ?? 0).toFixed(2));
  return { score, misses };
}

function isOrdered(question: Question): boolean {
  return question.exec?.ordered === true && question.exec.order_stable !== false;
}

function tally(): Tally {
  return { n: 0, correct: 0, wrong: 0, declined: 0, failed: 0 };
}
