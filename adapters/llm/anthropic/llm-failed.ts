import { NlQueryError } from '../../../src/adapter-kit/index.ts';

export interface LlmFailedOptions {
  readonly status?: number | undefined;
  readonly retryable: boolean;
  readonly cause?: unknown;
}

/** An `LLM_FAILED` of this adapter. */
export function llmFailed(reason: string, options: LlmFailedOptions): NlQueryError<'LLM_FAILED'> {
  const { status, retryable, cause } = options;
  const details = status === undefined ? { adapter: 'anthropic' } : { adapter: 'anthropic', status };
  return new NlQueryError('LLM_FAILED', `anthropic: ${reason}`, { details, retryable, cause });
}
