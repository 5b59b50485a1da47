import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { NlQueryError } from '../../errors/nl-query-error.ts';
import type { RateLimitOptions } from './rate-limit-options.ts';

/** Counts requests by key, and failed authentications by address. */
export interface RateLimits {
  /** Takes one request off what `key` has left in this window. */
  admit(key: string): Promise<Admission>;
  /** Whether so many authentications from there have failed that further ones are not looked at. */
  distrusts(address: string | null): Promise<Admission>;
  failed(address: string | null): Promise<void>;
}

export interface Admission {
  readonly error: NlQueryError<'RATE_LIMITED'> | null;
  /** What says how much is left and when there is more. */
  readonly headers: Readonly<Record<string, string>>;
}

type Limiter = RateLimiterMemory | RateLimiterRedis;

const free: Admission = { error: null, headers: {} };

/** `null` for no limits. */
export function createRateLimits(options: RateLimitOptions | null): RateLimits {
  if (options === null)
    return { admit: async () => free, distrusts: async () => free, failed: async () => {} };
  const requests = createLimiter(options, 'requests', options.requests ?? 600);
  const failures = createLimiter(options, 'failures', options.failures ?? 30);
  return {
    admit: (key) => consume(requests, key),
    distrusts: async (address) => {
      const left = address === null ? null : await failures.get(address);
      return left !== null && left.remainingPoints <= 0 ? refusal(failures, left) : free;
    },
    failed: async (address) => {
      if (address !== null) await consume(failures, address);
    },
  };
}

function createLimiter(options: RateLimitOptions, kind: string, points: number): Limiter {
  const keyPrefix = `${options.keyPrefix ?? 'nlquery:rate'}:${kind}`;
  const settings = { keyPrefix, points, duration: (options.windowMs ?? 60_000) / 1000 };
  const inMemory = new RateLimiterMemory(settings);
  if (options.redis === undefined) return inMemory;
  return new RateLimiterRedis({
    ...settings,
    storeClient: options.redis,
    rejectIfRedisNotReady: true,
    insuranceLimiter: inMemory,
  });
}

async function consume(limiter: Limiter, key: string): Promise<Admission> {
  try {
    return { error: null, headers: headersOf(limiter, await limiter.consume(key)) };
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return refusal(limiter, refused);
    throw refused;
  }
}

function refusal(limiter: Limiter, left: RateLimiterRes): Admission {
  const seconds = secondsOf(left);
  const message = `Too many requests. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
  return {
    error: new NlQueryError('RATE_LIMITED', message, {}),
    headers: { ...headersOf(limiter, left), 'retry-after': String(seconds) },
  };
}

/** Source: https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-ratelimit-headers-06 */
function headersOf(limiter: Limiter, left: RateLimiterRes): Readonly<Record<string, string>> {
  return {
    'ratelimit-limit': String(limiter.points),
    'ratelimit-remaining': String(Math.max(0, left.remainingPoints)),
    'ratelimit-reset': String(secondsOf(left)),
    'ratelimit-policy': `${limiter.points};w=${Math.ceil(limiter.duration)}`,
  };
}

function secondsOf({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000));
}
