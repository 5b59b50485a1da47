import { NlQueryError } from '../../errors/nl-query-error.ts';
import type { AdviceSteps } from './advice-steps.ts';

/** The advisor's parts, loaded when the first task needs them. */
export async function loadAdviceSteps(): Promise<AdviceSteps> {
  throw new NlQueryError('SANDBOX_FAILED', 'The advisor is not complete yet.', {
    details: { adapter: 'advisor' },
    retryable: false,
  });
}
