import { NlQueryError } from '../../errors/nl-query-error.ts';
import type { VendorIdentity } from './vendor-identity.ts';

export interface VendorFailedOptions {
  /** The vendor's HTTP status, where there was an answer. */
  readonly status?: number | undefined;
  readonly retryable: boolean;
  readonly cause?: unknown;
}

/** The error of an adapter whose vendor did not deliver; its message begins with the adapter's name. */
export function vendorFailed(
  { code, adapter }: VendorIdentity,
  reason: string,
  { status, retryable, cause }: VendorFailedOptions,
): NlQueryError<VendorIdentity['code']> {
  const details = status === undefined ? { adapter } : { adapter, status };
  return new NlQueryError(code, `${adapter}: ${reason}`, { details, retryable, cause });
}
