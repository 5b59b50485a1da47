/** Who an adapter of a service over HTTP is, for its errors. */
export interface VendorIdentity {
  /** What its failures are called. */
  readonly code: 'EMBEDDER_FAILED' | 'LLM_FAILED' | 'VECTOR_STORE_FAILED';
  /** The adapter's `name`: `openai`. */
  readonly adapter: string;
  /** The function that makes it: `openaiLlm`. */
  readonly factory: string;
}
