import type { DerivedQuestion } from '../evaluation/derive-golds.ts';
import { measureAnswers } from '../evaluation/measure-answers.ts';
import { answersReport } from '../evaluation/report/answers-report.ts';
import type { AnswersReport } from '../evaluation/report/evaluation-report.ts';
import type { NlQuery } from '../nl-query.ts';
import type { Dialect } from '../ports/dialect.ts';
import type { GuardedConnection } from '../safety/guard-connection.ts';
import type { CliIo } from './cli-io.ts';
import type { StatusLine } from './create-status-line.ts';
import { progressBar } from './progress-bar.ts';

export interface EvalAsked {
  readonly nl: Pick<NlQuery, 'query'>;
  readonly tenantId: string;
  readonly dialect: Dialect;
  readonly guarded: GuardedConnection;
  readonly questions: readonly DerivedQuestion[];
  /** Tokens of schema that the model is shown at most. */
  readonly budget: number;
  readonly model: string;
}

/** A result past these is not compared. */
const limits = { maxRows: 10_000, maxBytes: 50_000_000, timeoutMs: 30_000 };

/** Asks each question and compares the rows with those of its gold SQL, which passes the guard like any other. */
export async function evalAnswers(
  { io: { signal }, statusLine }: { readonly io: CliIo; readonly statusLine: StatusLine },
  { nl, tenantId: workspaceId, dialect, guarded, questions, budget, model }: EvalAsked,
): Promise<AnswersReport> {
  const measured = await measureAnswers(
    {
      questions,
      dialect,
      ask: ({ question: prompt }) =>
        nl.query.ask({ workspaceId, prompt, maxContextTokens: budget, limits }, { signal }),
      run: (sql) => guarded.run(sql, { ...limits, signal }),
    },
    { onProgress: (done, total) => statusLine.show(`Asking ${progressBar(done, total)}`) },
  );
  return answersReport({ model, budget }, measured);
}
