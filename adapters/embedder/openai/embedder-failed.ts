import { NlQueryError } from '../../../src/adapter-kit/index.ts';

export interface EmbedderFailedOptions {
  readonly status?: number | undefined;
  readonly retryable: boolean;
  readonly cause?: unknown;
}

/** An `EMBEDDER_FAILED` of this adapter. */
export function embedderFailed(
  reason: string,
  options: EmbedderFailedOptions,
): NlQueryError<'EMBEDDER_FAILED'> {
  const { status, retryable, cause } = options;
  const details = status === undefined ? { adapter: 'openai' } : { adapter: 'openai', status };
  return new NlQueryError('EMBEDDER_FAILED', `openai: ${reason}`, { details, retryable, cause });
}
