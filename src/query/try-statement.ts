import type { Dependencies, QueryLimits } from '../dependencies.ts';
import type { RunResult } from '../ports/database.ts';
import type { SqlFault } from '../ports/sql-fault.ts';
import type { JudgeContext } from '../safety/judge-context.ts';
import type { AnswerDraft } from './answer-draft.ts';
import { suggestEquivalents } from './evaluation/dialects/suggest-equivalents.ts';
import { evaluateSql } from './evaluation/evaluate-sql.ts';
import type { LoadedWorkspace } from './load-workspace.ts';
import type { Answer } from './query-service.ts';
import { runSql } from './run-sql.ts';
import { warnings } from './warnings.ts';

/** Where one statement leads: to an answer, or to something that a next statement can do better. */
export type StatementStep =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'fault'; readonly fault: SqlFault };

/** Judges, dry-runs and runs one statement, whoever wrote it. */
export async function tryStatement(
  dependencies: Pick<Dependencies, 'connections'>,
  subject: {
    readonly workspace: LoadedWorkspace;
    readonly judging: JudgeContext;
    readonly limits: QueryLimits;
    /** Stop before running it. */
    readonly sqlOnly?: boolean;
    /** Says why a result, though it came without an error, should be thought over; `null` when it stands. */
    readonly inspect?: ((sql: string, result: RunResult) => Promise<SqlFault | null>) | undefined;
    readonly draft: AnswerDraft;
    readonly signal: AbortSignal | undefined;
  },
  sql: string,
): Promise<StatementStep> {
  const { workspace, judging: context, limits, inspect, draft, signal } = subject;
  const evaluation = await draft.time('evaluate', () =>
    evaluateSql(dependencies, { workspace, context, sql }, { signal }),
  );
  if (evaluation.kind === 'write') return answer(draft.blocked(sql));
  if (evaluation.kind === 'unreachable') {
    return answer(draft.sqlOnly(sql, warnings.unreachable(evaluation.reason)));
  }
  if (evaluation.kind === 'fault') return faulty(evaluation.fault);
  if (subject.sqlOnly) return answer(draft.sqlOnly(sql, null));

  draft.running(sql);
  const outcome = await draft.time('run', () =>
    runSql(dependencies, { workspace, context, sql, limits }, { signal }),
  );
  if (outcome.kind === 'unreachable') {
    return answer(draft.sqlOnly(sql, warnings.unreachable(outcome.reason)));
  }
  if (outcome.kind === 'fault') return faulty(outcome.fault);
  const doubt = (await inspect?.(sql, outcome.result)) ?? null;
  if (doubt === null) return answer(draft.answered(sql, outcome.result));
  draft.setAside(sql, outcome.result);
  return { kind: 'fault', fault: doubt };

  function faulty(fault: SqlFault): StatementStep {
    return { kind: 'fault', fault: suggestEquivalents(fault, sql, workspace.catalog.dialect) };
  }
}

function answer(given: Answer): StatementStep {
  return { kind: 'answer', answer: given };
}
