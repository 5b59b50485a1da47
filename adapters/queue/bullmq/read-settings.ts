import { NlQueryError, redactedCause } from '../../../src/adapter-kit/index.ts';
import type { BullmqQueueOptions } from './options.ts';
import { secretsOf } from './secrets-of.ts';
import type { Settings } from './settings.ts';

/** @throws `INVALID_OPTIONS` with the option at fault */
export function readSettings(options: BullmqQueueOptions): Settings {
  const { url, connection, client, prefix = 'nlquery:queue:', lockMs = 10_000 } = options;
  const { maxRecoveries = 5, timeoutMs = 5_000, onError, onFailedAttempt } = options;
  const given = [url, connection, client].filter((place) => place !== undefined);
  if (given.length !== 1) throw invalid('url', 'needs one of url, connection and client');
  if (url !== undefined && !isRedisUrl(url))
    throw invalid('url', 'needs a URL redis://… or rediss://…, with a password that is percent-encoded');
  if (connection?.keyPrefix) throw invalid('connection', 'takes no keyPrefix: use the option prefix');
  if (client?.options.keyPrefix)
    throw invalid('client', 'takes no client with a keyPrefix: use the option prefix');
  if (!(lockMs >= 100)) throw invalid('lockMs', 'needs a lockMs from 100 on');
  if (!Number.isInteger(maxRecoveries) || maxRecoveries < 0)
    throw invalid('maxRecoveries', 'needs a maxRecoveries that is a whole number from 0 on');
  if (!(timeoutMs > 0)) throw invalid('timeoutMs', 'needs a timeoutMs above 0');
  const secrets = secretsOf(url, connection);
  return {
    client: client ?? null,
    url: url ?? null,
    connection: connection ?? {},
    prefix: prefix.replace(/:$/, ''),
    work: options.work ?? true,
    lockMs,
    maxRecoveries,
    timeoutMs,
    onFailedAttempt: (failure) => quietly(() => onFailedAttempt?.(failure)),
    onError: onceEach((error) => quietly(() => onError?.(redactedCause(error, secrets)))),
    secrets,
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

/** A reporter that fails is no reason to lose the queue. */
function quietly(report: () => void): void {
  try {
    report();
  } catch {}
}

/** As ioredis wants it: a password that cannot be decoded makes it fail. */
function isRedisUrl(url: string): boolean {
  if (!/^rediss?:\/\/./i.test(url) || !URL.canParse(url)) return false;
  try {
    const { username, password } = new URL(url);
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

function invalid(option: string, problem: string): NlQueryError {
  return new NlQueryError('INVALID_OPTIONS', `The bullmq queue ${problem}.`, { details: { option } });
}
