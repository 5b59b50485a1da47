import type { SqlFault } from '../ports/sql-fault.ts';
import type { errorCodes } from './error-codes.ts';

export type ErrorCode = keyof typeof errorCodes;

/** What each code carries beside its message. JSON-safe, and never a secret, a row or a credential. */
export interface ErrorDetailsByCode {
  INVALID_OPTIONS: { readonly option: string };
  INVALID_REQUEST: { readonly issues: readonly { readonly path: string; readonly message: string }[] };
  PEER_MISSING: { readonly packageName: string };
  WORKSPACE_NOT_FOUND: { readonly tenantId: string };
  INGESTION_IN_PROGRESS: { readonly tenantId: string };
  INGESTION_FAILED: { readonly tenantId: string };
  TASK_NOT_FOUND: { readonly taskId: string };
  TASK_NOT_READY: { readonly taskId: string };
  KNOWLEDGE_NOT_FOUND: { readonly id: string };
  DATABASE_UNREACHABLE: { readonly reason: string };
  SQL_FAULT: { readonly fault: SqlFault };
  SQL_REJECTED: { readonly rule: string; readonly at: number | null };
  EMBEDDER_FAILED: VendorDetails;
  LLM_FAILED: VendorDetails;
  VECTOR_STORE_FAILED: VendorDetails;
  QUEUE_FAILED: VendorDetails;
  SANDBOX_FAILED: VendorDetails;
  STATE_STORE_FAILED: VendorDetails;
}

export interface VendorDetails {
  /** The adapter's name. */
  readonly adapter: string;
  /** The vendor's HTTP status, where there was an answer. */
  readonly status?: number | undefined;
}

export type ErrorDetails<Code extends ErrorCode> = Code extends keyof ErrorDetailsByCode
  ? ErrorDetailsByCode[Code]
  : Readonly<Record<string, never>>;
