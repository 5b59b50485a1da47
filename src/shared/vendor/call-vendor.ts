import { retry } from '../retry.ts';
import { throwIfAborted } from '../throw-if-aborted.ts';
import type { HttpSettings } from './http-settings.ts';
import { retryAfterMs } from './retry-after-ms.ts';
import { vendorFailed } from './vendor-failed.ts';
import { type VendorError, vendorFailure } from './vendor-failure.ts';
import type { VendorIdentity } from './vendor-identity.ts';

export interface CallVendorOptions {
  readonly settings: Pick<HttpSettings, 'timeoutMs' | 'maxAttempts' | 'backoffMs' | 'maxBackoffMs'>;
  /** Kept out of errors. */
  readonly secrets: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

/**
 * What `request` gives, tried again where a busy or failing server may answer later; waits as long as it asks (Retry-After).
 * The signal passed to `request` ends its attempt: at the deadline of that attempt, or with the caller's.
 *
 * @throws the identity's code, and `ABORTED`; whatever else `request` throws becomes one of them.
 */
export async function callVendor<Result>(
  identity: VendorIdentity,
  request: (signal: AbortSignal) => Promise<Result>,
  { settings, secrets, signal }: CallVendorOptions,
): Promise<Result> {
  let asked: number | null = null;
  const attempt = async (): Promise<Result> => {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), settings.timeoutMs);
    try {
      return await request(signal ? AbortSignal.any([signal, deadline.signal]) : deadline.signal);
    } catch (error) {
      throwIfAborted(signal);
      asked = retryAfterMs((error as VendorError).headers);
      if (!deadline.signal.aborted) throw vendorFailure(identity, error, secrets);
      throw vendorFailed(identity, `no answer within ${settings.timeoutMs} ms.`, { retryable: true });
    } finally {
      clearTimeout(timer);
    }
  };
  return retry(attempt, { ...settings, retryAfterMs: () => asked, signal });
}
