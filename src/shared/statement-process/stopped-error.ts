import { NlQueryError } from '../../errors/nl-query-error.ts';
import type { SqlFault } from '../../ports/sql-fault.ts';
import type { StoppedOutcome } from './process-message.ts';

/** The fault of a statement that was stopped at its time limit, or took its process down with it. */
export function stoppedError(outcome: StoppedOutcome, timeoutMs: number): NlQueryError {
  const fault = outcome.kind === 'timeout' ? timeoutFault(timeoutMs) : endedFault(outcome.signal);
  return new NlQueryError('SQL_FAULT', fault.message, { details: { fault } });
}

function timeoutFault(timeoutMs: number): SqlFault {
  const message = `The statement was stopped: it took longer than ${timeoutMs} ms.`;
  return { kind: 'timeout', name: null, message };
}

/** What ends a process from within a statement is memory: V8 aborts, the kernel kills. */
function endedFault(signal: string | null): SqlFault {
  const message = `The process that ran the statement ended (${signal ?? 'without a signal'}).`;
  return { kind: signal === null ? 'other' : 'too_large', name: null, message };
}
