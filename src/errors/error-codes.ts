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
  /** The URL is well-formed, and the URL policy does not let it be connected to. */
  DB_URL_NOT_ALLOWED: { status: 403, fault: 'caller', retryable: false },
  WORKSPACE_NOT_FOUND: { status: 404, fault: 'caller', retryable: false },
  INGESTION_IN_PROGRESS: { status: 409, fault: 'caller', retryable: true },
  INGESTION_FAILED: { status: 502, fault: 'server', retryable: true },
  TASK_NOT_FOUND: { status: 404, fault: 'caller', retryable: false },
  TASK_NOT_READY: { status: 409, fault: 'caller', retryable: true },
  /** Nothing of the owner's workspace's knowledge has this id. */
  KNOWLEDGE_NOT_FOUND: { status: 404, fault: 'caller', retryable: false },
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
  /** The rest stands in answers of the HTTP surface only. */
  UNAUTHORIZED: { status: 401, fault: 'caller', retryable: false },
  NOT_FOUND: { status: 404, fault: 'caller', retryable: false },
  METHOD_NOT_ALLOWED: { status: 405, fault: 'caller', retryable: false },
  REQUEST_TIMEOUT: { status: 408, fault: 'caller', retryable: true },
  PAYLOAD_TOO_LARGE: { status: 413, fault: 'caller', retryable: false },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, fault: 'caller', retryable: false },
  EXPECTATION_FAILED: { status: 417, fault: 'caller', retryable: false },
  RATE_LIMITED: { status: 429, fault: 'caller', retryable: true },
  HEADERS_TOO_LARGE: { status: 431, fault: 'caller', retryable: false },
  INTERNAL: { status: 500, fault: 'server', retryable: false },
  NOT_READY: { status: 503, fault: 'server', retryable: true },
} as const satisfies Record<string, ErrorCodeFacts>;

interface ErrorCodeFacts {
  readonly status: number;
  readonly fault: 'developer' | 'caller' | 'server' | 'database' | 'model' | 'vendor';
  readonly retryable: boolean;
}
