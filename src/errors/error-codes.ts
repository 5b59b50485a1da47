/**
 * Every way a call can fail: the HTTP status it maps to, whose fault it is, and whether the same call may succeed
 * later.
 */
export const errorCodes = {
  /** A factory or service was configured wrongly. */
  INVALID_OPTIONS: { status: 500, fault: 'developer', retryable: false },
  /** A stored URL needs a `secret` and none was given. */
  SECRET_REQUIRED: { status: 500, fault: 'developer', retryable: false },
  /** An optional package that the adapter needs is not installed. */
  PEER_MISSING: { status: 500, fault: 'developer', retryable: false },
  /** Used after `close()`. */
  CLOSED: { status: 503, fault: 'developer', retryable: false },
  INVALID_REQUEST: { status: 400, fault: 'caller', retryable: false },
  INVALID_DB_URL: { status: 400, fault: 'caller', retryable: false },
  WORKSPACE_NOT_FOUND: { status: 404, fault: 'caller', retryable: false },
  INGESTION_IN_PROGRESS: { status: 409, fault: 'caller', retryable: true },
  INGESTION_FAILED: { status: 502, fault: 'server', retryable: true },
  TASK_NOT_FOUND: { status: 404, fault: 'caller', retryable: false },
  TASK_NOT_READY: { status: 409, fault: 'caller', retryable: true },
  DATABASE_UNREACHABLE: { status: 502, fault: 'database', retryable: true },
  /** The database could not be read although it answers. */
  INTROSPECTION_FAILED: { status: 502, fault: 'database', retryable: false },
  /** The engine refused one statement. Stays inside: the repair loop answers it. */
  SQL_FAULT: { status: 422, fault: 'model', retryable: false },
  /** The guard refused one statement. */
  SQL_REJECTED: { status: 422, fault: 'model', retryable: false },
  EMBEDDER_FAILED: { status: 502, fault: 'vendor', retryable: true },
  LLM_FAILED: { status: 502, fault: 'vendor', retryable: true },
  VECTOR_STORE_FAILED: { status: 503, fault: 'vendor', retryable: true },
  QUEUE_FAILED: { status: 503, fault: 'vendor', retryable: true },
  SANDBOX_FAILED: { status: 503, fault: 'vendor', retryable: true },
  STATE_STORE_FAILED: { status: 503, fault: 'vendor', retryable: true },
  /** Something stored cannot be decrypted with the keys at hand. */
  DECRYPTION_FAILED: { status: 500, fault: 'developer', retryable: false },
  TIMEOUT: { status: 504, fault: 'server', retryable: true },
  ABORTED: { status: 499, fault: 'caller', retryable: false },
} as const satisfies Record<string, ErrorCodeFacts>;

interface ErrorCodeFacts {
  readonly status: number;
  readonly fault: 'developer' | 'caller' | 'server' | 'database' | 'model' | 'vendor';
  readonly retryable: boolean;
}
