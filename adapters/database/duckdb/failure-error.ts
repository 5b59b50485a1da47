import { NlQueryError } from '../../../src/adapter-kit/index.ts';
import type { ProcessFailure } from './process-message.ts';
import { unreachable } from './unreachable.ts';

/** The error that a child process described. */
export function failureError(failure: ProcessFailure): NlQueryError {
  switch (failure.code) {
    case 'PEER_MISSING':
      return new NlQueryError('PEER_MISSING', failure.message, {
        details: { packageName: failure.packageName },
      });
    case 'DATABASE_UNREACHABLE':
      return unreachable(failure.reason);
    case 'INTROSPECTION_FAILED':
      return new NlQueryError('INTROSPECTION_FAILED', `The schema cannot be read: ${failure.reason}.`, {});
    case 'SQL_FAULT':
      return new NlQueryError('SQL_FAULT', failure.fault.message, { details: { fault: failure.fault } });
  }
}
