import { isNlQueryError } from '../errors/is-nl-query-error.ts';
import type { RunResult } from '../ports/database.ts';
import type { Dialect } from '../ports/dialect.ts';
import type { Answer } from '../query/query-service.ts';
import type { AnswerFigures } from './answer-figures.ts';
import type { GoldenQuestion } from './golden-question.ts';
import { isOrdered } from './is-ordered.ts';
import { type Judged, judgeAnswer } from './judge-answer.ts';
import { runGold } from './run-gold.ts';
import { summariseAnswers } from './summarise-answers.ts';

export interface AnswersSubject<Question> {
  readonly questions: readonly Question[];
  readonly dialect: Dialect;
  readonly ask: (question: Question) => Promise<Answer>;
  /** Runs gold SQL, guarded. */
  readonly run: (sql: string) => Promise<RunResult>;
}

export interface AnswerOutcome<Question> extends Judged {
  readonly question: Question;
  /** The answer's SQL. */
  readonly sql: string | null;
  readonly ms: number;
}

export interface AnswersMeasured<Question> {
  readonly figures: AnswerFigures;
  /** In the order of the questions. */
  readonly outcomes: readonly AnswerOutcome<Question>[];
}

/**
 * Execution accuracy: asks each question, one after the other, and compares the rows with those that its gold SQL gives now. The failure of a
 * single question is counted; an abort, an unreachable database and all else is thrown.
 */
export async function measureAnswers<Question extends GoldenQuestion>(
  subject: AnswersSubject<Question>,
  { onProgress }: { readonly onProgress?: ((done: number, total: number) => void) | undefined } = {},
): Promise<AnswersMeasured<Question>> {
  const outcomes: AnswerOutcome<Question>[] = [];
  for (const question of subject.questions) {
    outcomes.push({ question, ...(await askOne(subject, question)) });
    onProgress?.(outcomes.length, subject.questions.length);
  }
  return { figures: summariseAnswers(outcomes), outcomes };
}

async function askOne<Question extends GoldenQuestion>(
  { ask, run, dialect }: AnswersSubject<Question>,
  question: Question,
): Promise<Omit<AnswerOutcome<Question>, 'question'>> {
  const gold = await orReason(() => runGold({ run, dialect }, question.sql));
  if (typeof gold === 'string') return { verdict: 'unscored', reason: gold, sql: null, ms: 0 };
  const startedAt = performance.now();
  const answer = await orReason(() => ask(question));
  const ms = performance.now() - startedAt;
  if (typeof answer === 'string') return { verdict: 'failed', reason: answer, sql: null, ms };
  const judged = judgeAnswer(answer, gold, { ordered: isOrdered(question.sql, dialect) });
  return { ...judged, sql: answer.sql, ms };
}

/** What one statement or one question may fail by; its message. */
async function orReason<Result>(call: () => Promise<Result>): Promise<Result | string> {
  try {
    return await call();
  } catch (error) {
    const isOfSql = isNlQueryError(error, 'SQL_FAULT') || isNlQueryError(error, 'SQL_REJECTED');
    if (isOfSql || isOfOneQuestion(error)) return error.message;
    throw error;
  }
}

/** Refused, cut off, empty, or not taken by the server; a wrong key or model, or a used-up quota, is the same for all. */
function isOfOneQuestion(error: unknown): error is Error {
  if (!isNlQueryError(error, 'LLM_FAILED')) return false;
  const { status } = error.details;
  return error.retryable || status === undefined || ofOnePrompt.has(status);
}

const ofOnePrompt: ReadonlySet<number> = new Set([400, 413, 422]);
