import { NlQueryError, readRedisPlace, redactedCause } from '../../../src/adapter-kit/index.ts';
import type { BullmqQueueOptions } from './options.ts';
import type { Settings } from './settings.ts';

/** Timers know no more than twice this: twelve days. */
const longestMs = 2 ** 30;

/** @throws `INVALID_OPTIONS` with the option at fault */
export function readSettings(options: BullmqQueueOptions): Settings {
  const { prefix = 'nlquery:queue:', lockMs = 10_000 } = options;
  const { maxRecoveries = 5, timeoutMs = 5_000, onError, onFailedAttempt } = options;
  const place = readRedisPlace('bullmq queue', options);
  if (!Number.isInteger(lockMs) || lockMs < 100 || lockMs > longestMs)
    throw invalid('lockMs', `needs a lockMs that is a whole number from 100 to ${longestMs}`);
  if (!Number.isInteger(maxRecoveries) || maxRecoveries < 0)
    throw invalid('maxRecoveries', 'needs a maxRecoveries that is a whole number from 0 on');
  if (!(timeoutMs > 0 && timeoutMs <= longestMs))
    throw invalid('timeoutMs', `needs a timeoutMs above 0 and up to ${longestMs}`);
  return {
    ...place,
    prefix: prefix.replace(/:$/, ''),
    work: options.work ?? true,
    lockMs,
    maxRecoveries,
    timeoutMs,
    onFailedAttempt: (failure) => quietly(() => onFailedAttempt?.(failure)),
    onError: onceEach((error) => quietly(() => onError?.(redactedCause(error, place.secrets)))),
  };
}

/** bullmq hands on the errors of the clients that it was given. */
function onceEach(report: (error: Error) => void): (error: Error) => void {
  const reported = new WeakSet<Error>();
  return (error) => {
    if (!reported.has(error)) report(error);
    reported.add(error);
  };
}

/** A reporter that fails, at once or by a promise, is no reason to lose the queue. */
function quietly(report: () => void): void {
  (async () => report())().catch(() => {});
}

function invalid(option: string, problem: string): NlQueryError {
  return new NlQueryError('INVALID_OPTIONS', `The bullmq queue ${problem}.`, { details: { option } });
}
