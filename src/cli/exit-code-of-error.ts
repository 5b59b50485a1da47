import type { ErrorCode } from '../errors/error-details.ts';
import { isNlQueryError } from '../errors/is-nl-query-error.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { UsageError } from './usage-error.ts';

const byErrorCode: Readonly<Partial<Record<ErrorCode, ExitCode>>> = {
  INVALID_REQUEST: exitCodes.usage,
  INVALID_DB_URL: exitCodes.usage,
  INVALID_OPTIONS: exitCodes.usage,
  WORKSPACE_NOT_FOUND: exitCodes.usage,
  DATABASE_UNREACHABLE: exitCodes.unreachable,
  INTROSPECTION_FAILED: exitCodes.unreachable,
  SQL_REJECTED: exitCodes.blocked,
  PEER_MISSING: exitCodes.vendor,
  INGESTION_FAILED: exitCodes.vendor,
  EMBEDDER_FAILED: exitCodes.vendor,
  LLM_FAILED: exitCodes.vendor,
  VECTOR_STORE_FAILED: exitCodes.vendor,
  QUEUE_FAILED: exitCodes.vendor,
  STATE_STORE_FAILED: exitCodes.vendor,
  TIMEOUT: exitCodes.vendor,
};

/** The exit code for what a command threw. */
export function exitCodeOfError(error: unknown): ExitCode {
  if (error instanceof UsageError) return exitCodes.usage;
  return (isNlQueryError(error) ? byErrorCode[error.code] : undefined) ?? exitCodes.unexpected;
}
