import { NlQueryError } from '../../../src/adapter-kit/index.ts';

/** The error for a call that would fail again in the same way. */
export function refused(reason: string): NlQueryError {
  return new NlQueryError('VECTOR_STORE_FAILED', `The qdrant vector store cannot do this: ${reason}.`, {
    details: { adapter: 'qdrant' },
    retryable: false,
  });
}
