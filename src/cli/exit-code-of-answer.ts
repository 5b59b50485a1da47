import type { Answer } from '../query/query-service.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

/** SQL without rows is a success only when nothing else was asked for: otherwise the live database is down. */
export function exitCodeOfAnswer(answer: Pick<Answer, 'outcome'>, sqlOnly: boolean): ExitCode {
  switch (answer.outcome) {
    case 'answered':
      return exitCodes.ok;
    case 'sql_only':
      return sqlOnly ? exitCodes.ok : exitCodes.unreachable;
    case 'unverified':
      return exitCodes.unverified;
    case 'blocked':
      return exitCodes.blocked;
    case 'needs_clarification':
      return exitCodes.unanswered;
  }
}
