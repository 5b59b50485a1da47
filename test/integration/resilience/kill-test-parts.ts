import type { NlQueryOptions } from 'nlquery';
import { bullmqQueue } from 'nlquery/queue/bullmq';

/** Short times, so that a round takes seconds: a dead worker is noticed after one and a half at most. */
export function killTestParts(
  environment: Readonly<Record<string, string | undefined>>,
  { work }: { readonly work: boolean },
): Pick<NlQueryOptions, 'queue' | 'leaseMs'> {
  const prefix = `${environment.NLQUERY_PREFIX}queue:`;
  return {
    queue: bullmqQueue({ url: environment.REDIS_URL, prefix, work, lockMs: 1_000, maxRecoveries: 20 }),
    leaseMs: 3_000,
  };
}
