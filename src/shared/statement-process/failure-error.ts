import { NlQueryError } from '../../errors/nl-query-error.ts';
import { fileUnreachable } from './file-unreachable.ts';
import type { ProcessFailure } from './process-message.ts';

/** The error that a child process described. */
export function failureError(product: string, failure: ProcessFailure): NlQueryError {
  switch (failure.code) {
    case 'PEER_MISSING':
      return new NlQueryError('PEER_MISSING', failure.message, {
        details: { packageName: failure.packageName },
      });
    case 'DATABASE_UNREACHABLE':
      return fileUnreachable(product, failure.reason);
    case 'INTROSPECTION_FAILED':
      return new NlQueryError('INTROSPECTION_FAILED', `The schema cannot be read: ${failure.reason}.`, {});
    case 'SANDBOX_FAILED':
      return new NlQueryError(
        'SANDBOX_FAILED',
        `The sandbox of ${product} cannot be used: ${failure.reason}.`,
        {
          details: { adapter: failure.adapter },
        },
      );
    case 'SQL_FAULT':
      return new NlQueryError('SQL_FAULT', failure.fault.message, { details: { fault: failure.fault } });
  }
}
