import type * as z from 'zod';
import { errorCodes } from '../../errors/error-codes.ts';
import type { ErrorCode } from '../../errors/error-details.ts';
import { isNlQueryError } from '../../errors/is-nl-query-error.ts';
import type { NlQueryError } from '../../errors/nl-query-error.ts';
import type { errorBody } from '../wire/error-body.ts';

type ErrorContent = z.input<typeof errorBody>;

/** What clients are told of failures that are not theirs: the log has the rest. */
const generalMessages: Readonly<Partial<Record<ErrorCode, string>>> = {
  CLOSED: 'The server is shutting down.',
  EMBEDDER_FAILED: 'The embedding service failed.',
  LLM_FAILED: 'The language model failed.',
  VECTOR_STORE_FAILED: 'The vector store failed.',
  QUEUE_FAILED: 'The queue failed.',
  SANDBOX_FAILED: 'The sandbox failed.',
  STATE_STORE_FAILED: 'The state store failed.',
};

/** An error as the wire shows it: faults of the operator or a vendor in general words, ids of the request not repeated. */
export function errorContent(error: NlQueryError): ErrorContent {
  const { code } = error;
  return { error: { code, message: messageOf(error), ...detailsOf(error) } };
}

function messageOf(error: NlQueryError): string {
  const { fault } = errorCodes[error.code];
  if (fault === 'developer' || fault === 'vendor') {
    return generalMessages[error.code] ?? 'The server is not configured rightly.';
  }
  if (isNlQueryError(error, 'WORKSPACE_NOT_FOUND') && error.message.includes(error.details.tenantId)) {
    return 'There is no such workspace.';
  }
  if (error.code === 'TASK_NOT_FOUND') return 'There is no such task.';
  return error.message;
}

function detailsOf(error: NlQueryError): Partial<ErrorContent['error']> {
  if (isNlQueryError(error, 'INVALID_REQUEST')) return { issues: [...error.details.issues] };
  if (isNlQueryError(error, 'SQL_REJECTED')) return { rule: error.details.rule };
  return {};
}
