import { isNlQueryError } from '../../errors/is-nl-query-error.ts';
import { NlQueryError } from '../../errors/nl-query-error.ts';
import { reasonOf } from '../../errors/reason-of.ts';
import { redactedCause } from '../../errors/redacted-cause.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import { orAborted } from '../or-aborted.ts';
import type { HttpSettings } from './http-settings.ts';
import { vendorFailed } from './vendor-failed.ts';
import type { VendorIdentity } from './vendor-identity.ts';

/**
 * The key for one call. The one in the environment's `variable` goes to the vendor alone: another server that was given no key
 * gets a placeholder, which keyless servers such as Ollama ignore.
 *
 * @throws `INVALID_OPTIONS` when there is none, or none that a header can carry; the identity's code when the function that
 * gets it fails; `ABORTED`, whatever becomes of that function.
 */
export async function resolveApiKey(
  identity: VendorIdentity,
  settings: Pick<HttpSettings, 'apiKey' | 'baseUrl'>,
  variable: string,
  { signal }: CallOptions = {},
): Promise<string> {
  const fallback = settings.baseUrl === null ? process.env[variable] : 'no-key-given';
  const given =
    typeof settings.apiKey === 'function'
      ? await orAborted(call(identity, settings.apiKey), signal)
      : settings.apiKey;
  const apiKey = (given ?? fallback ?? '').trim();
  if (apiKey === '') throw invalid(identity, `is missing: set ${variable}, or give \`apiKey\``);
  if (!/^[\x21-\x7e]+$/.test(apiKey)) {
    throw invalid(identity, 'holds characters that an HTTP header cannot carry');
  }
  return apiKey;
}

async function call(identity: VendorIdentity, getKey: () => string | Promise<string>): Promise<string> {
  try {
    return await getKey();
  } catch (error) {
    if (isNlQueryError(error)) throw error;
    const reason = `the \`apiKey\` function failed: ${reasonOf(error)}`;
    throw vendorFailed(identity, reason, { retryable: true, cause: redactedCause(error) });
  }
}

function invalid({ factory }: VendorIdentity, rule: string): NlQueryError {
  const message = `${factory}: the API key ${rule}.`;
  return new NlQueryError('INVALID_OPTIONS', message, { details: { option: 'apiKey' } });
}
