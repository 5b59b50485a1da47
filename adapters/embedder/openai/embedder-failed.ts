import { type NlQueryError, type VendorFailedOptions, vendorFailed } from '../../../src/adapter-kit/index.ts';
import { identity } from './identity.ts';

/** An `EMBEDDER_FAILED` of this adapter. */
export function embedderFailed(reason: string, options: VendorFailedOptions): NlQueryError {
  return vendorFailed(identity, reason, options);
}
