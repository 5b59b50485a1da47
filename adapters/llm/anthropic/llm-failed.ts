import { type NlQueryError, type VendorFailedOptions, vendorFailed } from '../../../src/adapter-kit/index.ts';
import { identity } from './identity.ts';

/** An `LLM_FAILED` of this adapter. */
export function llmFailed(reason: string, options: VendorFailedOptions): NlQueryError {
  return vendorFailed(identity, reason, options);
}
