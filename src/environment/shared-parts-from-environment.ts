import type { NlQueryOptions } from '../nl-query-options.ts';
import type { Logger } from '../ports/logger.ts';
import type { Environment } from './environment.ts';
import { invalidVariable } from './invalid-variable.ts';
import { readUrl } from './read-url.ts';

export interface SharedPartsOptions {
  /** Run jobs in this process. */
  readonly work: boolean;
  readonly logger?: Logger | undefined;
}

/**
 * State and jobs on the Redis of REDIS_URL, where several processes share them; `null` when it is not set.
 *
 * @throws `INVALID_OPTIONS`
 */
export async function sharedPartsFromEnvironment(
  env: Environment,
  { work, logger }: SharedPartsOptions,
): Promise<Pick<NlQueryOptions, 'queue' | 'stateStore'> | null> {
  const url = readUrl(env, 'REDIS_URL', ['redis', 'rediss']);
  if (!url) {
    if (work) return null;
    throw invalidVariable('REDIS_URL', 'is not set: without it there is no worker that would run the jobs.');
  }
  if (!env.NLQUERY_SECRET) {
    throw invalidVariable(
      'NLQUERY_SECRET',
      'is not set: processes that share REDIS_URL encrypt database URLs with the same one. Make one: openssl rand -base64 32',
    );
  }
  const [{ bullmqQueue }, { redisStateStore }] = await Promise.all([
    import('../../adapters/queue/bullmq/index.ts'),
    import('../../adapters/state-store/redis/index.ts'),
  ]);
  const prefix = env.NLQUERY_PREFIX || 'nlquery:';
  const onError = (error: Error) => logger?.warn({ code: codeOf(error) }, 'the queue lost something');
  return {
    stateStore: redisStateStore({ url, prefix }),
    queue: bullmqQueue({ url, prefix: `${prefix}queue:`, work, onError }),
  };
}

/** Its code alone: a message may hold an address. */
function codeOf(error: Error): string {
  return (error as { code?: string }).code ?? error.name;
}
